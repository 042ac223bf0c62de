package org.rightplace.facts;

/** A fact that principles are about: each principle in force gives exactly one finding for each subject of its kind. */
public interface Subject extends Fact {

    /** The kind in the words of {@code @subject}: request, waiver, setting, option, contract, kpi. */
    String subject();

    /** What tells this subject from others of its kind (a urn, an id); empty where there is only one. */
    String key();

    /**
     * Where a subject's own fields stand: {@code options[110948].} for an option, nothing for the request or the contract itself.
     *
     * @param kind as {@link #subject()}
     * @param key as {@link #key()}
     */
    static String path(String kind, String key) {
        return switch (kind) {
            case "request", "contract" -> "";
            case "waiver" -> "proceedWithout[" + key + "].";
            default -> kind + "s[" + key + "].";
        };
    }
}
