package org.rightplace.oracle;

import java.util.List;
import java.util.Objects;
import org.rightplace.placement.PlacementRequest.ExceptionEntry;
import org.rightplace.placement.PlacementRequest.HeldEvidence;

/**
 * Children and Families Act 2014 section 39(4): the exceptions, each by itself, each by one entry that is whole. The evidence is that of the domain's
 * matrix. Nothing is ever proved by what is missing.
 */
final class LawOfExceptions {

    private LawOfExceptions() {}

    /** LAW-39-AGE, -ABILITY, -APTITUDE and -NEED. */
    static Said unsuitable(Case one, String limb) {
        return limb(
                one,
                limb,
                entry -> entry.officer() != null && holds(entry.evidence(), "provision-check", "professional-advice"));
    }

    /** LAW-39-OTHERS: "full" is no evidence (NA v Barnet), steps considered are. */
    static Said others(Case one) {
        return limb(
                one,
                "others-education",
                entry -> entry.officer() != null
                        && holds(entry.evidence(), "class-profile", "effect-of-one-more")
                        && entry.reasonableSteps().stream().anyMatch(step -> Case.written(step.reason())));
    }

    private static Said limb(Case one, String limb, java.util.function.Predicate<ExceptionEntry> whole) {
        var entries = against(one, limb);
        if (entries.isEmpty()) {
            return Said.notApplicable("not-relied-on");
        }
        if (entries.stream().anyMatch(whole)) {
            return Said.met("shown");
        }
        return entries.stream()
                        .anyMatch(entry ->
                                entry.officer() != null && !entry.evidence().isEmpty())
                ? Said.notMet("not-shown")
                : Said.cannotTell("claim-incomplete");
    }

    /** Entries for one limb against the setting asked for. */
    private static List<ExceptionEntry> against(Case one, String limb) {
        return one.request().exceptions().stream()
                .filter(entry -> entry.limb().equals(limb)
                        && one.asked() != null
                        && Objects.equals(entry.urn(), one.asked().urn()))
                .toList();
    }

    static boolean holds(List<HeldEvidence> evidence, String... kinds) {
        return List.of(kinds).stream().allMatch(kind -> evidence.stream().anyMatch(held -> kind.equals(held.kind())));
    }

    /** LAW-39-RESOURCES: only against a place that is suitable, available and costed on the same basis, in that order. */
    static Said resources(Case one) {
        var entries = against(one, "resources");
        if (entries.isEmpty()) {
            return Said.notApplicable("not-relied-on");
        }
        var asked = one.asked();
        var compared = entries.stream()
                .filter(entry -> entry.officer() != null
                        && entry.comparatorUrn() != null
                        && !entry.comparatorUrn().equals(asked.urn())
                        && holds(entry.evidence(), "cost-sheet", "benefits-weighed"))
                .map(entry -> one.place(entry.comparatorUrn()))
                .toList();
        if (compared.stream().anyMatch(other -> ready(other) && sameBasis(asked, other) && dearer(asked, other))) {
            return Said.met("extra-cost-shown");
        }
        if (compared.isEmpty()) {
            return Said.cannotTell("claim-incomplete");
        }
        if (compared.stream().anyMatch(LawOfExceptions::unfit)) {
            return Said.notMet("comparator-not-suitable");
        }
        if (compared.stream().anyMatch(other -> !ready(other))) {
            return Said.cannotTell("comparator-not-shown");
        }
        if (compared.stream()
                .anyMatch(other -> asked.costBasis() != null
                        && other.costBasis() != null
                        && !asked.costBasis().equals(other.costBasis()))) {
            return Said.notMet("different-basis");
        }
        return compared.stream()
                        .anyMatch(other -> asked.costBasis() == null
                                || other.costBasis() == null
                                || asked.publicPence() == null
                                || other.publicPence() == null)
                ? Said.cannotTell("cost-not-known")
                : Said.notMet("costs-no-more");
    }

    /** Suitable and available, both shown. */
    private static boolean ready(Place other) {
        return other.sent()
                && Boolean.TRUE.equals(other.suitable())
                && Boolean.TRUE.equals(other.free())
                && Boolean.TRUE.equals(other.admits());
    }

    /** Known not to do: a line it cannot make, or no place and nobody who says otherwise. */
    private static boolean unfit(Place other) {
        return Boolean.FALSE.equals(other.suitable()) || other.saysPlace(false) && !other.saysPlace(true);
    }

    private static boolean sameBasis(Place asked, Place other) {
        return asked.costBasis() != null && asked.costBasis().equals(other.costBasis());
    }

    private static boolean dearer(Place asked, Place other) {
        return asked.publicPence() != null && other.publicPence() != null && asked.publicPence() > other.publicPence();
    }

    /**
     * LAW-508B-TRANSPORT: first suitable, available and nearer; then an officer's judgement of the whole (Dudley v Shurvinton). A difference in
     * price is none.
     */
    static Said transport(Case one) {
        var asked = one.asked();
        var judged = one.request().transport().stream()
                .filter(entry -> asked != null && Objects.equals(entry.urn(), asked.urn()))
                .toList();
        if (judged.isEmpty()) {
            return Said.notApplicable("not-raised");
        }
        var nearer = judged.stream()
                .filter(entry -> "inefficient".equals(entry.judged())
                        && entry.officer() != null
                        && entry.nearerUrn() != null
                        && holds(entry.evidence(), "transport-cost-sheet"))
                .map(entry -> one.place(entry.nearerUrn()))
                .toList();
        boolean ways = one.homeKnown();
        if (ways && nearer.stream().anyMatch(other -> ready(other) && isNearer(other, asked))) {
            return Said.met("journey-inefficient");
        }
        if (judged.stream().anyMatch(entry -> "efficient".equals(entry.judged()))) {
            return Said.notMet("judged-efficient");
        }
        if (nearer.stream()
                .anyMatch(other -> Boolean.FALSE.equals(other.suitable()) || Boolean.FALSE.equals(other.free()))) {
            return Said.notMet("nearer-not-suitable");
        }
        if (ways && nearer.stream().anyMatch(other -> !isNearer(other, asked))) {
            return Said.notMet("not-nearer");
        }
        return Said.cannotTell(nearer.isEmpty() ? "judgement-incomplete" : "nearer-not-known");
    }

    private static boolean isNearer(Place other, Place asked) {
        return other.setting().metres() < asked.setting().metres();
    }
}
