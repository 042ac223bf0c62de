package org.rightplace.facts;

/** A fact that principles are about: each principle in force gives exactly one finding for each subject of its kind. */
public interface Subject extends Fact {

    /** The kind in the words of {@code @subject}: request, waiver, setting, option, contract, kpi, evaluation,
     * check. */
    String subject();

    /** What tells this subject from others of its kind (a urn, an id); empty where there is only one. */
    String key();

    /**
     * Where a subject's own fields stand: {@code options[110948].} for an option, nothing for the request, the contract or the
     * evaluation itself.
     *
     * @param kind as {@link #subject()}
     * @param key as {@link #key()}
     */
    static String path(String kind, String key) {
        return switch (kind) {
            case "request", "contract", "evaluation" -> "";
            case "waiver" -> "proceedWithout[" + key + "].";
            default -> kind + "s[" + key + "].";
        };
    }
}
