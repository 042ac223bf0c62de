package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.register.Postcodes;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;

/** A change of law: each decision is answered, reported and explained with what was in force on its own day. The law here is made up. */
class FutureLawTest extends InMadeUpArea {

    private static final int NEAR = 900027;
    private static final int FAR = 900031;

    private static RulebookFolder folderOfRules;
    private static Rulebook rulebook;
    private static PlacementService placement;
    private static LocalDate before;
    private static LocalDate after;

    @BeforeAll
    static void layOver() throws Exception {
        folderOfRules = FutureLaw.overTheRules();
        before = FutureLaw.lastDay();
        after = before.plusDays(1);
        // Lint, every scenario, and every rule fired in one: what a folder must pass to be put in service.
        rulebook = Rulebook.loadForService(folderOfRules, MadeUpArea.TODAY);
        placement = new PlacementService(
                () -> rulebook,
                area.register,
                new Postcodes(area.database.jdbi()),
                area.ledger,
                Clock.fixed(Instant.parse("2029-09-20T09:00:00Z"), ZoneOffset.UTC));
    }

    /** A setting that cannot make a line is asked for, and nobody relies on an exception. */
    private static Requests asksForOneThatCannot() {
        return Requests.child()
                .wish("not-wanted")
                .asksFor(FAR)
                .reply(FAR, reply -> reply.withObject("/provision").put("F2", "no"))
                .yes(NEAR);
    }

    /** A setting that can make every line is asked for, and an officer relies on an exception with the evidence it takes. */
    private static Requests asksForOneThatIsRefused(String limb) {
        return Requests.child()
                .wish("not-wanted")
                .asksFor(FAR)
                .reply(FAR, reply -> reply.put("annualPlacePence", 9_000_000))
                .yes(NEAR)
                .complete(FAR, limb, NEAR, entry -> {});
    }

    private static Recommendation advise(Requests request, LocalDate day, Purpose purpose) {
        var dated = request.copy().put("/decisionDate", day.toString());
        var answer =
                placement.recommend(dated.json().getBytes(StandardCharsets.UTF_8), purpose, Asker.local("caseworker"));
        assertThat(answer.errors()).isEmpty();
        return answer.recommendation();
    }

    private static Answered on(LocalDate day, Requests request) {
        return new Answered(advise(request, day, Purpose.WHAT_IF).json());
    }

    private static List<String> explained(Recommendation recommendation) {
        var texts = new ArrayList<String>();
        for (Audience audience : Audience.values()) {
            texts.add(PlainText.of(Explainer.explain(recommendation.account(), audience))
                    .replaceAll("\\s+", " "));
        }
        return texts;
    }

    @Test
    void the_rules_with_the_change_laid_over_may_be_put_in_service_and_hold_both_versions() {
        for (LocalDate day : List.of(before, after)) {
            assertThat(rulebook.catalogue()
                            .principle("LAW-39-NEED", day)
                            .orElseThrow()
                            .file())
                    .contains(day.equals(before) ? "unsuitable-need" : "on-the-list@2029-09-01");
        }
        assertThat(rulebook.catalogue().inForce(before).step("placement", "s39-3-choice-from-list"))
                .isEmpty();
        assertThat(rulebook.catalogue().inForce(after).step("placement", "s39-3-name-requested"))
                .isEmpty();
    }

    @Test
    void a_decision_is_answered_with_the_law_of_its_day() {
        on(before, asksForOneThatCannot()).namesRequested(FAR);
        var later = on(after, asksForOneThatCannot());
        assertThat(later.outcome()).isEqualTo("NAME_OTHER_S39_5");
        assertThat(later.named()).isEqualTo(NEAR);
        for (String limb : List.of("unsuitable-age", "unsuitable-need", "others-education", "resources")) {
            assertThat(on(before, asksForOneThatIsRefused(limb)).named())
                    .as(limb)
                    .isEqualTo(NEAR);
            assertThat(on(after, asksForOneThatIsRefused(limb))
                            .namesRequested(FAR)
                            .reason())
                    .isEqualTo("chosen-from-the-list");
        }
    }

    @Test
    void the_answer_lists_what_was_not_in_force() {
        var earlier =
                on(before, asksForOneThatCannot()).json().get("notInForce").toString();
        assertThat(earlier)
                .contains("{\"principle\":\"LAW-39-NEED\",\"from\":\"" + after + "\",\"to\":null}")
                .doesNotContain("LAW-39-AGE");
        var later = on(after, asksForOneThatCannot()).json().get("notInForce").toString();
        for (String limb : List.of("AGE", "ABILITY", "APTITUDE", "NEED", "OTHERS", "RESOURCES")) {
            assertThat(later)
                    .contains("{\"principle\":\"LAW-39-" + limb + "\",\"from\":\"2014-09-01\",\"to\":\"" + before
                            + "\"}");
        }
        assertThat(explained(advise(asksForOneThatCannot(), after, Purpose.WHAT_IF))
                        .get(0))
                .contains("LAW-39-AGE was not in force on the decision date.")
                .contains("LAW-39-NEED has another version, in force from 1 September 2014 to 31 August 2029.");
    }

    @Test
    void an_old_decision_is_explained_again_with_the_words_and_citations_of_its_day() {
        var old = advise(asksForOneThatIsRefused("unsuitable-need"), before, Purpose.ADVICE);
        var recent = advise(asksForOneThatCannot(), after, Purpose.ADVICE);
        for (Recommendation given : List.of(old, recent)) {
            var again = area.recommendations.find(given.decision().id()).orElseThrow();
            assertThat(again.json()).isEqualTo(given.json());
            assertThat(explained(again)).isEqualTo(explained(given));
        }
        var officer = explained(area.recommendations.find(old.decision().id()).orElseThrow())
                .get(0);
        assertThat(officer)
                .contains("professional advice that it is unsuitable for the educational needs (section 39(4)(a))")
                .contains("CFA 2014 s.39(4)(a)")
                .contains("Must the council name the setting that was asked for?")
                .doesNotContain("Made-up Act", "on the council's list?", "authority's list");
        assertThat(explained(area.recommendations.find(recent.decision().id()).orElseThrow())
                        .get(0))
                .contains("so it is not on the authority's list. [Made-up Act 2029 (not law) s.2")
                .contains("Is the setting that was asked for on the council's list?")
                .doesNotContain("Must the council name the setting that was asked for?");
    }
}
