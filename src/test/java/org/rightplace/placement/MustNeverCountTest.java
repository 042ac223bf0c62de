package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.schema.InputError;
import org.rightplace.schema.Schemas;

/** What the program must never do, rules 6, 11 and 13: what may not count. */
class MustNeverCountTest extends InMadeUpArea {

    private static final int SPECIAL = 900027;
    private static final int FAR_SPECIAL = 900031;
    private static final int NEIGHBOUR = 900037;
    private static final int MAINSTREAM = 900003;

    private static List<Requests> ofEveryKind() {
        return List.of(
                Requests.child().asksFor(SPECIAL).yes(SPECIAL),
                Requests.child().wish("not-wanted").yes(SPECIAL).yes(FAR_SPECIAL),
                Requests.child().wish("wanted").yes(MAINSTREAM),
                Requests.child().wish("not-wanted"),
                Requests.child().wish("not-wanted").passOver(4, 5, 6, 7),
                Requests.youngPerson().asksFor(900054, "young-person").yes(900054));
    }

    private static byte[] bytes(Requests request) {
        return request.json().getBytes(StandardCharsets.UTF_8);
    }

    // 6. No diagnosis, failed intervention or band is ever asked for first.

    @Test
    void must_never_06_ask_for_a_diagnosis_a_band_or_needs_before_it_answers() {
        for (Requests request : ofEveryKind()) {
            var told = answer(request);
            var untold = answer(request.copy().without("/person/needs"));
            assertThat(untold.gist()).isEqualTo(told.gist());
            assertThat(untold.asks()).noneMatch(path -> path.matches(".*(needs|diagnos|[Bb]and\\b|tariff).*"));
        }
    }

    @Test
    void must_never_06_ask_for_failed_interventions_before_it_answers() {
        for (Requests request : ofEveryKind()) {
            var untold = answer(request);
            for (String cycles : List.of(
                    "[]",
                    "[{}]",
                    "[{'assessedOn':'2026-09-01'}]",
                    "[{'assessedOn':'2025-09-01','plan':'a','did':'b','reviewedOn':'2026-01-10','impact':'none'}]")) {
                var told = answer(request.copy().put("/graduatedApproach", SentIn.json(cycles)));
                assertThat(told.gist()).isEqualTo(untold.gist());
            }
            assertThat(untold.texts("/advice/blocking")).isEmpty();
        }
    }

    @Test
    void must_never_06_hold_anything_back_on_need_or_on_what_was_tried() {
        var rules = MadeUpArea.rules();
        assertThat(rules.catalogue().principles())
                .filteredOn(principle -> List.of("blocks", "gates", "asks").contains(principle.effect()))
                .isNotEmpty()
                .allSatisfy(principle -> {
                    assertThat(principle.reads())
                            .noneMatch(
                                    read -> read.matches(
                                            "Request\\.primaryNeed|Option\\.needListed|(Cycle|Graduated|Intervention)\\w*\\..*"));
                    assertThat(rules.folder().files().get(principle.file()))
                            .doesNotContainPattern("asks\\w*\\(\"[^\"]*(needs|graduated|diagnos|[Bb]and\\b)");
                });
        assertThat(new Schemas(table -> rules.catalogue().table(table).codes())
                        .of("placement-request")
                        .names())
                .noneMatch(name -> name.matches("(?i).*(diagnos|tariff).*|band(ing)?"));
    }

    // 11. Provision and transport are never lowered to win consent.

    @Test
    void must_never_11_change_a_line_of_the_plan() {
        for (Requests request : ofEveryKind()) {
            request.reply(900028, reply -> reply.withObject("/provision").put("F2", "no"));
            var sent = request.tree().deepCopy();
            var answer = area.placement.recommend(
                    request.json().getBytes(StandardCharsets.UTF_8),
                    PlacementService.Purpose.ADVICE,
                    Asker.local("caseworker"));
            var json = answer.recommendation().json();
            assertThat(json.findValues("plan")).isEmpty();
            assertThat(json.findValues("provision")).isEmpty();
            assertThat(json.toString()).doesNotContain("speech therapy").doesNotContain("no more than eight");
            var stored = area.ledger
                    .find(json.at("/decision/id").asText())
                    .orElseThrow()
                    .sections()
                    .get("request");
            assertThat(stored.toString()).contains("An hour of speech therapy a week");
            assertThat(stored.get("plan").toString()).isEqualTo(canonical(sent.get("plan")));
        }
        assertThat(MadeUpArea.rules().catalogue().table("action-kinds").codes())
                .noneMatch(code -> code.matches(".*(amend|reduce|lower|cut|withdraw|trade).*"));
    }

    private static String canonical(JsonNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }

    @Test
    void must_never_11_count_a_setting_suitable_that_can_make_a_line_only_in_part() {
        for (String line : List.of("F1", "F2")) {
            Consumer<ObjectNode> partly =
                    reply -> reply.withObject("/provision").put(line, "partly");
            for (int urn : new int[] {SPECIAL, FAR_SPECIAL, MAINSTREAM, NEIGHBOUR}) {
                var answered = answer(Requests.child()
                        .wish(urn == MAINSTREAM ? "wanted" : "not-wanted")
                        .reply(urn, partly));
                assertThat(answered.option(urn).get("suitable").asText()).isEqualTo("unknown");
                assertThat(answered.named()).isNull();
                assertThat(answered.asks()).contains("consultations[" + urn + "].provision." + line);
            }
        }
    }

    private static Requests farAsked() {
        return Requests.child()
                .asksFor(FAR_SPECIAL)
                .reply(FAR_SPECIAL, reply -> reply.put("annualTransportPence", 20_000_000))
                .reply(SPECIAL, reply -> reply.put("annualTransportPence", 1));
    }

    @Test
    void must_never_11_put_a_condition_on_transport_for_its_price_alone() {
        answer(farAsked()).namesRequested(FAR_SPECIAL);
        assertThat(answer(farAsked().transport(FAR_SPECIAL, SPECIAL, entry -> {}))
                        .outcome())
                .isEqualTo("NAME_REQUESTED_TRANSPORT_CONDITION");
        var missing = Map.<String, Consumer<ObjectNode>>of(
                "officer", entry -> entry.remove("officer"),
                "evidence", entry -> entry.remove("evidence"),
                "evidence of another kind", entry -> ((ObjectNode) entry.at("/evidence/0")).put("kind", "cost-sheet"),
                "judgement", entry -> entry.remove("judged"),
                "judged efficient", entry -> entry.put("judged", "efficient"),
                "nearer setting", entry -> entry.remove("nearerUrn"),
                "one farther away", entry -> entry.put("nearerUrn", 900034));
        missing.forEach((what, change) -> {
            var request = farAsked().yes(900034).transport(FAR_SPECIAL, SPECIAL, change);
            assertThat(answer(request).namesRequested(FAR_SPECIAL)).as(what).isNotNull();
        });
        answer(farAsked()
                        .transport(FAR_SPECIAL, SPECIAL, entry -> entry.remove("officer"))
                        .transport(FAR_SPECIAL, SPECIAL, entry -> entry.remove("evidence")))
                .namesRequested(FAR_SPECIAL);
    }

    @ParameterizedTest
    @MethodSource("org.rightplace.placement.MustNeverProveTest#unfit")
    void must_never_11_put_a_condition_on_transport_where_the_nearer_place_is_not_whole(Consumer<ObjectNode> change) {
        answer(Requests.child()
                        .asksFor(FAR_SPECIAL)
                        .reply(FAR_SPECIAL, reply -> reply.put("annualTransportPence", 20_000_000))
                        .reply(SPECIAL, change)
                        .transport(FAR_SPECIAL, SPECIAL, entry -> {}))
                .namesRequested(FAR_SPECIAL);
    }

    @ParameterizedTest
    @MethodSource("org.rightplace.placement.MustNeverProveTest#notOpenToTheChild")
    void must_never_11_put_a_condition_on_transport_where_the_nearer_setting_is_not_open_to_the_child(
            int nearer, Consumer<ObjectNode> change) {
        answer(Requests.child()
                        .asksFor(FAR_SPECIAL)
                        .yes(FAR_SPECIAL)
                        .reply(nearer, change)
                        .transport(FAR_SPECIAL, nearer, entry -> {}))
                .namesRequested(FAR_SPECIAL);
    }

    // 13. What may not count is never an input.

    private static final List<String> NOT_INPUTS = List.of(
            "race",
            "ethnicity",
            "ethnicGroup",
            "nationality",
            "immigrationStatus",
            "deprivation",
            "idaci",
            "pupilPremium",
            "freeSchoolMeals",
            "income",
            "litigation",
            "appeals",
            "tribunal",
            "complaints",
            "religion",
            "belief",
            "faith",
            "language",
            "firstLanguage",
            "gender",
            "sexuality");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/person", "/plan", "/request", "/views/parent", "/views/child", "/person/needs", "/clocks"})
    void must_never_13_accept_what_may_not_count(String where) {
        for (String key : NOT_INPUTS) {
            var request = Requests.child().asksFor(SPECIAL).yes(SPECIAL).put(where + "/" + key, "x");
            var answer = area.placement.recommend(bytes(request), Purpose.WHAT_IF, Asker.local("caseworker"));
            assertThat(answer.recommendation()).isNull();
            assertThat(answer.errors())
                    .as(where + "/" + key)
                    .singleElement()
                    .extracting(InputError::code)
                    .isEqualTo("unknown-key");
        }
    }

    @Test
    void must_never_13_know_a_field_or_fact_of_what_may_not_count() {
        var rules = MadeUpArea.rules();
        var words = new ArrayList<String>(
                new Schemas(table -> rules.catalogue().table(table).codes())
                        .of("placement-request")
                        .names());
        rules.catalogue()
                .principles()
                .forEach(principle ->
                        principle.reads().forEach(read -> words.add(read.substring(read.indexOf('.') + 1))));
        assertThat(words)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .noneMatch(word -> word.matches("race|sexuality|gender|language|faith|belief|income|appeals?")
                        || word.matches(".*(ethnic|national|immigra|depriv|idaci|premium|freemeal|schoolmeal|litig|"
                                + "tribunal|complain|religi).*"));
    }

    @Test
    void must_never_13_read_sex_but_where_a_setting_admits_one() {
        assertThat(MadeUpArea.rules().catalogue().principles())
                .filteredOn(principle -> principle.reads().stream().anyMatch(read -> read.endsWith(".sex")))
                .extracting(principle -> principle.id())
                .containsExactly("REACH-SEX");
        var singleSex = Map.of("female", 900024, "male", 900025);
        for (Requests request : List.of(
                Requests.child().asksFor(SPECIAL).yes(SPECIAL),
                Requests.child().wish("wanted"),
                Requests.child().wish("not-wanted").yes(SPECIAL))) {
            var unknown = answer(request.copy().without("/person/sex"));
            // Nearest settings of a ring fill the shortlist, so only what both lists could hold is compared.
            singleSex.forEach((sex, admits) -> {
                var told = answer(request.copy().put("/person/sex", sex));
                assertThat(told.json().get("advice")).isEqualTo(unknown.json().get("advice"));
                assertThat(told.urns(option -> true)).doesNotContain(other(singleSex, sex));
                assertThat(told.asks()).doesNotContain("person.sex");
            });
        }
        // A school for boys that is asked for is not put to the test at all.
        answer(Requests.child().asksFor(900025).yes(900025)).namesRequested(900025);
    }

    private static Integer other(Map<String, Integer> singleSex, String sex) {
        return singleSex.get(sex.equals("female") ? "male" : "female");
    }
}
