package org.rightplace.oracle;

import java.util.List;
import java.util.Random;
import org.rightplace.facts.Option;

/** One made-up setting: what its type is in law and where it stands on the ladder, as domain 6.3 and the rings of the design have them. */
record MadeUpSetting(
        int urn,
        String sector,
        String listing,
        Boolean approved,
        String mainstream,
        Boolean base,
        Boolean separate,
        Long ring,
        String ringName,
        boolean local,
        boolean passedOver,
        boolean requested) {

    private record Kind(
            String sector,
            String listing,
            Boolean approved,
            String mainstream,
            boolean base,
            int ring,
            String name,
            boolean local) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("mainstream", "yes", null, "yes", false, 1, "local-mainstream", true),
            new Kind("mainstream", "yes", null, "yes", false, 1, "local-mainstream", true),
            new Kind("mainstream", "yes", null, "yes", false, 2, "mainstream-with-top-up", true),
            new Kind("mainstream", "yes", null, "yes", true, 3, "resourced-provision", true),
            new Kind("state-special", "yes", null, "no", false, 4, "in-area-state-special", true),
            new Kind("state-special", "yes", null, "no", false, 4, "in-area-state-special", true),
            new Kind("state-special", "yes", null, "no", false, 5, "neighbouring-state-special", false),
            new Kind("mainstream", "yes", null, "yes", false, 5, "neighbouring-state-special", false),
            new Kind("non-maintained-special", "yes", null, "no", false, 6, "non-maintained-or-section-41", true),
            new Kind("independent-special", "if-approved", true, "no", false, 6, "non-maintained-or-section-41", true),
            new Kind("independent-special", "if-approved", false, "no", false, 7, "other-independent", true));

    /** Seldom drawn: never proposed, and of a kind nobody is sure of. */
    private static final List<Kind> RARE = List.of(
            new Kind("pupil-referral-unit", "no", null, "no", false, 0, null, true),
            new Kind("independent-special", "if-approved", null, "no", false, 0, null, true));

    private static final Kind UNSURE = new Kind("unsure", "unsure", null, "unsure", false, 0, null, true);

    static MadeUpSetting draw(Random random, int urn, boolean requested) {
        var kind = random.nextInt(15) == 0
                ? requested && random.nextInt(4) == 0 ? UNSURE : RARE.get(random.nextInt(RARE.size()))
                : KINDS.get(random.nextInt(KINDS.size()));
        // A setting outside the list is asked for more often than it is drawn.
        if (requested && random.nextInt(4) == 0) {
            kind = KINDS.get(KINDS.size() - 1);
        }
        return new MadeUpSetting(
                urn,
                kind.sector(),
                kind.listing(),
                kind.approved(),
                kind.mainstream(),
                kind.base() ? Boolean.TRUE : random.nextBoolean() ? Boolean.FALSE : null,
                kind.base() ? separate(random) : null,
                kind.ring() == 0 ? null : Long.valueOf(kind.ring()),
                kind.name(),
                kind.local(),
                kind.ring() != 0 && random.nextInt(8) == 0,
                requested);
    }

    private static Boolean separate(Random random) {
        int drawn = random.nextInt(4);
        return drawn == 0 ? null : drawn == 1;
    }

    /** As the rules are given it: whether it must or will admit follows from the list and from what it offers. */
    Option option(boolean consulted, Boolean offer) {
        boolean must = listing.equals("yes") || listing.equals("if-approved") && Boolean.TRUE.equals(approved);
        return new Option(
                urn,
                "open",
                sector,
                listing,
                approved,
                mainstream,
                base,
                separate,
                ring,
                ringName,
                passedOver,
                local,
                requested,
                consulted,
                "secondary",
                must ? "must" : offer == null ? "unknown" : offer ? "offers" : "refuses",
                null);
    }
}
