package org.rightplace.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.rightplace.facts.Outcome;

/** What holds the answer back (design/rules.md, "Blocks"), law and policy, each by its id: what is not met, and mostly what nobody can tell. */
final class Blocks {

    /** Regulations 20(6) and 21(6). */
    private static final int ADULTHOOD_FROM_YEAR = 9;

    private Blocks() {}

    static List<String> of(Case one, SortedMap<String, Said> law) {
        var found = new ArrayList<String>();
        for (String principle : List.of("LAW-24-SCOPE", "LAW-34-NO-PLAN", "LAW-37-PROVISION", "LAW-38-SECTION-I")) {
            if (Set.of(Outcome.NOT_MET, Outcome.CANNOT_TELL)
                    .contains(law.get(principle).outcome())) {
                found.add(principle);
            }
        }
        if (!one.ageKnown()) {
            found.add("STAT-02");
        }
        if (!viewsTaken(one)) {
            found.add("STAT-10");
        }
        if (!one.request().plan().status().equals("none")
                && !Boolean.TRUE.equals(one.request().adviceOffered().offered())) {
            found.add("STAT-12");
        }
        if (Limit.reviewed(one)) {
            review(one, found);
        }
        return found;
    }

    /** s.19: of a child and the parents both, of a young person their own. */
    private static boolean viewsTaken(Case one) {
        var views = one.request().views();
        return Boolean.TRUE.equals(views.child().captured())
                && (Decider.youngPerson(one)
                        || Boolean.TRUE.equals(views.parent().captured()));
    }

    /** A review is over when this is asked, so only what is known to have been left out holds back. */
    private static void review(Case one, List<String> found) {
        var review = one.request().review();
        var year = one.request().person().yearGroup();
        boolean reached = year == null ? Decider.youngPerson(one) : year >= ADULTHOOD_FROM_YEAR;
        if (reached && Boolean.FALSE.equals(review.adulthoodDiscussed())) {
            found.add("PFA-01");
        }
        if (Arrays.asList("family", "setting", "authority", "health", "care").stream()
                .anyMatch(role -> Objects.equals(review.invited().get(role), false))) {
            found.add("STAT-07");
        }
    }
}
