package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rightplace.placement.PlacementRequest;
import org.rightplace.placement.PlacementRequest.Consultation;

/**
 * One setting with what came back from it, read as design/rules.md has it under "reading" and "ruling".
 *
 * @param setting as the made-up register has it
 * @param answers every consultation of it
 */
record Place(PlacementRequest request, MadeUpSetting setting, List<Consultation> answers) {

    /** Code of Practice 9.83. */
    private static final int DAYS_TO_REPLY = 15;

    static Place of(PlacementRequest request, MadeUpSetting setting) {
        return new Place(
                request,
                setting,
                request.consultations().stream()
                        .filter(one -> one.urn() == setting.urn())
                        .toList());
    }

    Integer urn() {
        return setting.urn();
    }

    boolean requested() {
        return Objects.equals(request.request().urn(), urn());
    }

    /** An answer without its day is an answer. */
    static boolean answered(Consultation one) {
        return one.repliedOn() != null || one.answer() != null;
    }

    boolean replied() {
        return answers.stream().anyMatch(Place::answered);
    }

    /** Sent, or answered without a day of sending on record. */
    boolean sent() {
        return answers.stream().anyMatch(one -> one.sentOn() != null || answered(one));
    }

    static LocalDate due(Consultation one) {
        return one.sentOn() == null ? null : one.sentOn().plusDays(DAYS_TO_REPLY);
    }

    /** Sent, and neither answered nor silent on every consultation for over the days it has. */
    boolean awaited() {
        return sent()
                && !replied()
                && answers.stream()
                        .anyMatch(one ->
                                due(one) != null && !request.decisionDate().isAfter(due(one)));
    }

    boolean consulted() {
        return sent() && !awaited();
    }

    /** What is said of a line of Section F; null when nothing is, when it is unknown, and when two answers differ. */
    String line(String id) {
        Set<String> said = answers.stream()
                .map(one -> one.provision().get(id))
                .filter(answer -> answer != null && !answer.equals("unknown"))
                .collect(Collectors.toSet());
        return said.size() == 1 ? said.iterator().next() : null;
    }

    /** Lines a setting has to make: those not shown to need provision otherwise than in any setting. */
    private List<String> needed() {
        return request.plan().provision().stream()
                .map(PlacementRequest.Provision::id)
                .filter(id -> !LawOfOtherwise.shownFor(request, id))
                .toList();
    }

    /** Yes when every line is yes, no when any is no, otherwise null: in part is not known. */
    Boolean suitable() {
        var needed = needed();
        if (needed.stream().anyMatch(id -> "no".equals(line(id)))) {
            return false;
        }
        return !needed.isEmpty() && needed.stream().allMatch(id -> "yes".equals(line(id))) ? true : null;
    }

    boolean saysPlace(boolean free) {
        return answers.stream().anyMatch(one -> Objects.equals(one.placeAvailable(), free));
    }

    /** One reply that says none outweighs the rest; null when nobody says. */
    Boolean free() {
        return saysPlace(false) ? Boolean.FALSE : saysPlace(true) ? Boolean.TRUE : null;
    }

    /** Section 41: what the request says last, else the register. Only for kinds that turn on it. */
    Boolean approved() {
        return request.section41().stream()
                .filter(one -> Objects.equals(one.urn(), urn()) && one.approved() != null)
                .map(PlacementRequest.Section41::approved)
                .findFirst()
                .orElse(setting.section41());
    }

    /** s.38(3): a kind that can be asked for by name; null when its approval is not looked up. */
    Boolean listed() {
        return switch (setting.law().listing()) {
            case "yes" -> true;
            case "if-approved" -> approved();
            default -> false;
        };
    }

    /** Any reply that offers no place counts before one that offers it. */
    Boolean offers() {
        if (answers.stream().anyMatch(one -> Boolean.FALSE.equals(one.offer()))) {
            return false;
        }
        return answers.stream().anyMatch(one -> Boolean.TRUE.equals(one.offer())) ? true : null;
    }

    boolean closed() {
        return setting.status().equals("closed");
    }

    /** s.43: a listed setting must admit; any other must be willing. Null when that is not known, as of one not open yet; false also for a closed one. */
    Boolean admits() {
        if (closed()) {
            return false;
        }
        boolean must = Boolean.TRUE.equals(listed());
        if (setting.status().equals("proposed")) {
            return must || !Boolean.FALSE.equals(offers()) ? null : Boolean.FALSE;
        }
        return must ? Boolean.TRUE : offers();
    }

    private String kindOfPlace() {
        String last = null;
        for (Consultation one : inOrder()) {
            last = one.placeKind() == null ? last : one.placeKind();
        }
        return last;
    }

    private List<Consultation> inOrder() {
        return answers.stream()
                .sorted(java.util.Comparator.comparing(
                        Consultation::repliedOn, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
                .toList();
    }

    boolean base() {
        return Set.of("resourced-provision", "sen-unit").contains(String.valueOf(kindOfPlace()));
    }

    Boolean separateSchool() {
        Boolean last = null;
        for (Consultation one : inOrder()) {
            last = one.operatesAsSeparateSchool() == null ? last : one.operatesAsSeparateSchool();
        }
        return last;
    }

    boolean mainstream() {
        return setting.law().mainstream().equals("yes");
    }

    /** A base may be a school of its own: a question of fact for a lawyer. */
    boolean baseInDoubt() {
        return mainstream() && base() && !Boolean.FALSE.equals(separateSchool());
    }

    /** Rung of the ladder, 1 to 7; null where the program never proposes it. */
    Integer ring() {
        return switch (setting.law().sector()) {
            case "mainstream", "maintained-nursery", "further-education", "sixteen-to-nineteen" ->
                !setting.local() ? 5 : base() ? 3 : "with-top-up".equals(kindOfPlace()) ? 2 : 1;
            case "state-special" -> setting.local() ? 4 : 5;
            case "non-maintained-special" -> 6;
            case "independent-special", "independent", "special-post-16" -> Boolean.TRUE.equals(approved()) ? 6 : 7;
            default -> null;
        };
    }

    boolean passedOver() {
        return ring() != null
                && request.ringsPassedOver().stream()
                        .anyMatch(one -> one.ring().equals(ring()) && Case.written(one.reason()));
    }

    /** Place and transport must be known; what falls away is taken off. */
    Long publicPence() {
        var one = costed();
        if (one == null || one.annualPlacePence() == null || one.annualTransportPence() == null) {
            return null;
        }
        return one.annualPlacePence()
                + one.annualTransportPence()
                + or0(one.annualTherapyPence())
                + or0(one.annualEscortPence())
                + or0(one.annualOtherPublicPence())
                - or0(one.annualAvoidedPence());
    }

    String costBasis() {
        return costed() == null ? null : costed().costBasis();
    }

    /** The newest that tells a price, else the newest. */
    private Consultation costed() {
        Consultation last = null;
        for (Consultation one : inOrder()) {
            last = last == null || one.annualPlacePence() != null || last.annualPlacePence() == null ? one : last;
        }
        return last;
    }

    private static long or0(Long pence) {
        return pence == null ? 0 : pence;
    }
}
