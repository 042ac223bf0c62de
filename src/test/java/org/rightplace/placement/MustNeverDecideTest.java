package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.register.Postcodes;
import org.rightplace.schema.InputError;
import org.rightplace.store.TestDatabase;

/** What the program must never do, rules 8, 9 and 14: who decides, whose request it is, what is recorded. */
class MustNeverDecideTest extends InMadeUpArea {

    private static final int SPECIAL = 900027;
    private static final int COLLEGE = 900054;

    private static Recommendation advise(PlacementService placement, Requests request) {
        var answer = placement.recommend(bytes(request), Purpose.ADVICE, Asker.local("caseworker"));
        assertThat(answer.errors()).isEmpty();
        return answer.recommendation();
    }

    private static byte[] bytes(Requests request) {
        return request.json().getBytes(StandardCharsets.UTF_8);
    }

    /** One request for each way an answer can go, by the outcome it comes to. */
    private static Map<String, Requests> ofEveryOutcome() {
        var special = Requests.child().wish("not-wanted");
        return Map.ofEntries(
                Map.entry("NAME_REQUESTED", Requests.child().asksFor(SPECIAL).yes(SPECIAL)),
                Map.entry(
                        "NAME_REQUESTED_TRANSPORT_CONDITION",
                        Requests.child()
                                .asksFor(900031)
                                .yes(900031)
                                .yes(SPECIAL)
                                .transport(900031, SPECIAL, e -> {})),
                Map.entry(
                        "NAME_OTHER_S39_5",
                        special.copy()
                                .asksFor(900031)
                                .yes(900031)
                                .yes(SPECIAL)
                                .complete(900031, "unsuitable-need", SPECIAL, e -> {})),
                Map.entry("NAME_MAINSTREAM_S33", Requests.child().wish("wanted").yes(900003)),
                Map.entry("NAME_LA_CHOICE_S40", special.copy().yes(SPECIAL)),
                Map.entry(
                        "INDEPENDENT_S9",
                        special.copy().asksFor(900049).yes(900049).passOver(4, 5, 6, 7)),
                Map.entry("EOTAS_FULL_S61", otherwise(special.copy(), true)),
                Map.entry("EOTAS_PART_S61", otherwise(special.copy().yes(SPECIAL), false)),
                Map.entry("TYPE_ONLY", special.copy().passOver(4, 5, 6, 7)),
                Map.entry("NEEDS_EVIDENCE", special.copy().yes(SPECIAL).without("/weighed")),
                Map.entry("NEEDS_CONSULTATION", special.copy()),
                Map.entry("REFER_LEGAL", Requests.child().asksFor(900056)));
    }

    private static Requests otherwise(Requests request, boolean secondLine) {
        request.put("/request", SentIn.json("{'kind':'eotas','madeBy':'parent','on':'2026-10-20'}"));
        return request.put(
                "/otherwise",
                SentIn.json("{'lines':{'F1':true,'F2':" + secondLine + "},'officer':'head-of-sen',"
                        + "'evidence':[{'kind':'professional-advice','on':'2026-10-20'}]}"));
    }

    // 8. Advice is never a decision: a named person decides.

    @Test
    void must_never_08_give_advice_that_looks_like_a_decision() {
        assertThat(ofEveryOutcome().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        MadeUpArea.rules().catalogue().table("outcomes").codes());
        ofEveryOutcome().forEach((outcome, request) -> {
            var recommendation = advise(area.placement, request);
            var answered = new Answered(recommendation.json());
            assertThat(answered.outcome()).isEqualTo(outcome);
            assertThat(answered.json().at("/advice/standing").asText()).isEqualTo("advice-only");
            var decide = answered.action("decide");
            if (outcome.startsWith("NEEDS_") || outcome.equals("REFER_LEGAL")) {
                assertThat(decide).as("nothing to decide yet: %s", outcome).isEmpty();
            } else {
                assertThat(decide.orElseThrow().get("text").asText()).contains("named officer");
            }
            for (Audience audience : Audience.values()) {
                assertThat(PlainText.of(Explainer.explain(recommendation.account(), audience)))
                        .containsIgnoringCase("advice")
                        .contains("named person")
                        .contains("decides");
            }
        });
    }

    @Test
    void must_never_08_record_advice_as_a_decision() {
        ofEveryOutcome().forEach((outcome, request) -> {
            var recommendation = advise(area.placement, request);
            var stored = area.ledger.find(recommendation.decision().id()).orElseThrow();
            assertThat(stored.entry().kind()).isEqualTo(EntryKind.PLACEMENT_RECOMMENDATION);
            assertThat(stored.body().get("kind").asText()).isEqualTo("placement-recommendation");
            assertThat(stored.body().get("actorRole").asText()).isEqualTo("caseworker");
            assertThat(stored.body().at("/content/result/outcome").asText()).isEqualTo(outcome);
            assertThat(keys(stored.body(), new HashSet<>()))
                    .doesNotContain(
                            "decision", "decided", "decidedBy", "decidedOn", "choice", "panel", "agreed", "issued");
        });
        assertThat(area.ledger.newest(1_000, null, EntryKind.HUMAN_CHOICE)).isEmpty();
    }

    private static Set<String> keys(JsonNode node, Set<String> into) {
        node.fieldNames().forEachRemaining(into::add);
        node.forEach(child -> keys(child, into));
        return into;
    }

    @Test
    void must_never_08_take_a_panels_word_for_a_decision() {
        for (String key : List.of("panel", "decision", "decidedBy", "choice", "convention")) {
            var answer = area.placement.recommend(
                    bytes(Requests.child().put("/" + key, "the panel names it")),
                    Purpose.WHAT_IF,
                    Asker.local("caseworker"));
            assertThat(answer.errors()).extracting(InputError::code).containsExactly("unknown-key");
        }
    }

    // 9. A request from the wrong person is never acted on, and never dropped.

    private static void keptAsViews(Requests request, int urn) {
        var answered = answer(request).first(urn);
        assertThat(answered.outcome()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(answered.texts("/advice/blocking")).contains("LAW-38-MADE-BY");
        assertThat(answered.named()).isNull();
        assertThat(answered.standing(urn)).isEqualTo("possible");
    }

    @Test
    void must_never_09_take_a_parents_request_for_that_of_a_young_person_with_capacity() {
        var request = Requests.youngPerson().asksFor(COLLEGE, "parent").yes(COLLEGE);
        assertThat(answer(request.copy()).json().at("/advice/decisionHolder").asText())
                .isEqualTo("young-person");
        keptAsViews(request.copy(), COLLEGE);
        keptAsViews(request.copy().put("/person/lacksCapacity", false), COLLEGE);
        keptAsViews(request.copy().put("/request/madeBy", "representative"), COLLEGE);
        keptAsViews(request.copy().without("/request/madeBy"), COLLEGE);
        answer(request.copy().put("/request/madeBy", "young-person")).namesRequested(COLLEGE);
        answer(request.copy().put("/person/lacksCapacity", true)).namesRequested(COLLEGE);
    }

    @Test
    void must_never_09_take_a_childs_request_for_that_of_the_parents() {
        var request = Requests.child().asksFor(SPECIAL, "young-person").yes(SPECIAL);
        assertThat(answer(request.copy()).json().at("/advice/decisionHolder").asText())
                .isEqualTo("parent");
        keptAsViews(request.copy(), SPECIAL);
        keptAsViews(request.copy().put("/request/madeBy", "representative"), SPECIAL);
        keptAsViews(request.copy().without("/request/madeBy"), SPECIAL);
    }

    @Test
    void must_never_09_go_on_without_the_right_person_because_time_presses() {
        keptAsViews(
                Requests.child()
                        .asksFor(SPECIAL, "young-person")
                        .yes(SPECIAL)
                        .put("/clocks/requestReceivedOn", "2026-01-05")
                        .add(
                                "proceedWithout",
                                one -> one.put("principle", "LAW-38-MADE-BY")
                                        .put("officer", Requests.OFFICER)
                                        .put("reason", "Time presses")),
                SPECIAL);
    }

    @Test
    void must_never_09_drop_a_request_of_another_kind_from_the_wrong_person() {
        var otherwise = otherwise(Requests.child(), true).put("/request/madeBy", "young-person");
        assertThat(answer(otherwise).outcome()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(answer(otherwise).json().at("/advice/requestClass").asText()).isEqualTo("eotas");
    }

    @Test
    void must_never_09_read_the_wish_on_mainstream_of_the_wrong_person() {
        // The parents' wish lifts nothing for a young person, nor a child's for a child.
        var young = Requests.youngPerson().wish("not-wanted").yes(COLLEGE).yes(900057);
        assertThat(answer(young).outcome()).isEqualTo("NAME_MAINSTREAM_S33");
        var child = Requests.child().wish("wanted").put("/views/child/mainstream", "not-wanted");
        assertThat(answer(child.yes(900003).yes(SPECIAL)).outcome()).isEqualTo("NAME_MAINSTREAM_S33");
    }

    @Test
    void must_never_09_read_a_wish_from_a_type_that_somebody_else_or_nobody_knows_who_asked_for() {
        var special = Requests.child()
                .without("/views/parent/mainstream")
                .put("/request", SentIn.json("{'kind':'type','type':'special','madeBy':'parent','on':'2026-10-20'}"))
                .yes(900003)
                .yes(SPECIAL);
        assertThat(answer(special.copy()).outcome()).isEqualTo("NAME_LA_CHOICE_S40");
        for (String maker : List.of("young-person", "representative")) {
            assertThat(answer(special.copy().put("/request/madeBy", maker)).outcome())
                    .isEqualTo("NAME_MAINSTREAM_S33");
        }
        var unknown = answer(special.without("/request/madeBy"));
        assertThat(unknown.outcome()).isEqualTo("NAME_MAINSTREAM_S33");
        assertThat(unknown.finding("LAW-33-DUTY").get("outcome").asText()).isEqualTo("CANNOT_TELL");
        assertThat(unknown.asks()).contains("request.madeBy");
    }

    // 14. Nothing is given that is not recorded and stamped with its rulebook.

    @Test
    void must_never_14_answer_without_naming_the_rulebook() {
        var catalogue = MadeUpArea.rules().catalogue();
        ofEveryOutcome().forEach((outcome, request) -> {
            for (Purpose purpose : Purpose.values()) {
                var json = area.placement
                        .recommend(bytes(request), purpose, Asker.local("caseworker"))
                        .recommendation()
                        .json();
                assertThat(json.at("/decision/rulebook/version").asText())
                        .isEqualTo(catalogue.manifest().version());
                assertThat(json.at("/decision/rulebook/digest").asText())
                        .isEqualTo(catalogue.digest())
                        .startsWith("sha256:");
                assertThat(json.at("/decision/lawAsAt").asText()).isEqualTo(Requests.DECIDED);
                assertThat(json.at("/decision/logged").asBoolean()).isEqualTo(purpose == Purpose.ADVICE);
            }
        });
    }

    @Test
    void must_never_14_explain_advice_on_a_page_without_naming_the_rulebook() {
        var catalogue = MadeUpArea.rules().catalogue();
        var id = advise(area.placement, Requests.child().asksFor(SPECIAL).yes(SPECIAL))
                .decision()
                .id();
        for (Audience audience : Audience.values()) {
            var found = area.answers.find(id).orElseThrow();
            assertThat(Html.of(found.explain(audience), Choices.under(found, id, area.ledger)))
                    .as(audience.code())
                    .contains(catalogue.manifest().version())
                    .contains(catalogue.digest().substring(0, "sha256:".length() + 12));
        }
    }

    @Test
    void must_never_14_give_advice_that_is_not_in_the_ledger() {
        ofEveryOutcome().forEach((outcome, request) -> {
            long before = area.ledger.size();
            var json = advise(area.placement, request).json();
            assertThat(json.at("/decision/sequence").asLong()).isEqualTo(before);
            var stored = area.ledger.at(before).orElseThrow();
            assertThat(stored.body().get("decisionId")).isEqualTo(json.at("/decision/id"));
            assertThat(stored.body().at("/content/rulebook")).isEqualTo(json.at("/decision/rulebook"));
            assertThat(stored.body().at("/content/result/outcome").asText()).isEqualTo(outcome);
            assertThat(area.ledger.rulebook(MadeUpArea.rules().catalogue().digest()))
                    .isPresent();
            // Asked again, it is told as it was recorded.
            assertThat(new Answered(area.recommendations
                                    .find(json.at("/decision/id").asText())
                                    .orElseThrow()
                                    .json())
                            .gist())
                    .isEqualTo(new Answered(json).gist());
        });
    }

    private static PlacementService recordingIn(Ledger ledger) {
        return new PlacementService(
                MadeUpArea::rules,
                area.register,
                new Postcodes(area.database.jdbi()),
                ledger,
                Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void must_never_14_give_advice_when_the_ledger_is_closed(@TempDir Path elsewhere) {
        var closed = TestDatabase.in(elsewhere);
        var placement = recordingIn(Ledger.open(closed, elsewhere, "test", Clock.systemUTC()));
        closed.close();
        ofEveryOutcome()
                .values()
                .forEach(request -> assertThatThrownBy(
                                () -> placement.recommend(bytes(request), Purpose.ADVICE, Asker.local("caseworker")))
                        .isInstanceOf(RuntimeException.class));
    }

    @Test
    void must_never_14_give_advice_when_the_ledger_takes_no_more(@TempDir Path elsewhere) {
        try (var full = TestDatabase.in(elsewhere)) {
            var ledger = Ledger.open(full, elsewhere, "test", Clock.systemUTC());
            var placement = recordingIn(ledger);
            var request = Requests.child().asksFor(SPECIAL).yes(SPECIAL);
            assertThat(advise(placement, request)
                            .json()
                            .at("/decision/sequence")
                            .asLong())
                    .isEqualTo(1);
            full.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_entry ADD CHECK (sequence < 2)"));
            assertThatThrownBy(() -> placement.recommend(bytes(request), Purpose.ADVICE, Asker.local("caseworker")))
                    .isInstanceOf(AppendFailed.class)
                    .hasMessageContaining("nothing may be shown");
            assertThat(ledger.size()).isEqualTo(2);
        }
    }

    @Test
    void must_never_14_record_or_answer_a_request_with_errors() {
        long before = area.ledger.size();
        var request = Requests.child().asksFor(SPECIAL);
        ((ObjectNode) request.tree().get("request")).put("urn", 999_999);
        var answer = area.placement.recommend(bytes(request), Purpose.ADVICE, Asker.local("caseworker"));
        assertThat(answer.recommendation()).isNull();
        assertThat(area.ledger.size()).isEqualTo(before);
    }
}
