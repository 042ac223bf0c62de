package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.contract.Contracts;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.MadeUpArea;

/** {@code /api/v1/decisions/{id}/outcome}: what a named person chose on advice, beside the advice and never instead of it. */
class OutcomeTest extends InServedArea {

    private static final String WHY = "The Wolverhampton family asked for a later start";

    private String advice;
    private int advised;

    @BeforeEach
    void advise() throws Exception {
        var given = JSON.readTree(
                caller.post("/api/v1/placements/recommendations", MadeUpArea.request("01-s41-nothing-else-suitable"))
                        .body());
        advice = given.at("/decision/id").asText();
        advised = given.at("/advice/settingUrn").asInt();
    }

    private static ObjectNode choice(String choice) {
        return JSON.createObjectNode()
                .put("choice", choice)
                .put("decidedBy", "Ottoline Quexby")
                .put("role", "head-of-sen")
                .put("decidedOn", MadeUpArea.TODAY.toString());
    }

    private static ObjectNode departed() {
        return choice("departed").put("code", "officer-judgement").put("reason", WHY);
    }

    private Said choose(ObjectNode choice) throws Exception {
        return Said.of(caller.post("/api/v1/decisions/" + advice + "/outcome", JSON.writeValueAsBytes(choice)));
    }

    private JsonNode chosen(ObjectNode choice) throws Exception {
        var said = choose(choice);
        assertThat(said.status()).as(said.body()).isEqualTo(201);
        var json = JSON.readTree(said.body());
        assertThat(said.headers().get("Location"))
                .containsExactly("/api/v1/decisions/" + json.get("id").asText());
        assertThat(caller.get("/api/v1/decisions/" + json.get("id").asText()).statusCode())
                .isEqualTo(200);
        return json;
    }

    private JsonNode outcomes() throws Exception {
        return JSON.readTree(
                caller.get("/api/v1/decisions/" + advice + "/outcome").body());
    }

    private static StoredEntry entry(JsonNode choice) {
        return served.area.ledger.find(choice.get("id").asText()).orElseThrow();
    }

    @Test
    void advice_nobody_has_decided_on_says_so() throws Exception {
        assertThat(outcomes().get("state").asText()).isEqualTo("undecided");
        assertThat(outcomes().get("choices")).isEmpty();
        assertThat(explanation()).contains("No person has decided on this advice yet.");
    }

    private String explanation() throws Exception {
        return caller.send(caller.to("/api/v1/decisions/" + advice + "/explanation")
                        .header("Accept", "text/plain"))
                .body();
    }

    @Test
    void agreeing_is_an_entry_that_follows_the_advice_which_stays_as_it_was() throws Exception {
        var before = caller.get("/api/v1/decisions/" + advice).body();
        var given = chosen(choice("agreed").put("settingUrn", advised));
        assertThat(given.get("follows").asText()).isEqualTo(advice);
        assertThat(given.get("secondsSinceAdvice").asLong()).isNotNegative();
        assertThat(outcomes().get("state").asText()).isEqualTo("agreed");
        assertThat(outcomes().get("decision")).isEqualTo(given.get("id"));
        assertThat(caller.get("/api/v1/decisions/" + advice).body()).isEqualTo(before);
        assertThat(explanation())
                .contains("Decision: Agreed with the advice, setting " + advised + ", by Ottoline Quexby (head of sen)")
                .doesNotContain("No person has decided");
        assertThat(entry(given).entry().kind()).isEqualTo(EntryKind.HUMAN_CHOICE);
        assertThat(entry(given).body().get("subject"))
                .isEqualTo(served.area.ledger.find(advice).orElseThrow().body().get("subject"));
    }

    /** Who decided, and in which words, is of people: nothing that cannot be erased holds it. */
    @Test
    void names_and_reasons_stand_in_the_private_part_only() throws Exception {
        var panel = departed();
        panel.putObject("panel")
                .put("chair", "Ambrose Quexby")
                .put("members", 5)
                .put("quorate", true)
                .putArray("conflicts")
                .add("Knows the head of the school");
        var body = entry(chosen(panel)).body().toString();
        assertThat(body)
                .doesNotContain("Quexby", "Wolverhampton", "Knows")
                .contains("\"departed\"", "\"officer-judgement\"", "\"head-of-sen\"", "\"conflicts\":1");
    }

    @Test
    void a_setting_only_near_home_is_not_named_where_nothing_erases_it() throws Exception {
        var near = served.area.recommendations.find(advice).orElseThrow().evaluated().options().stream()
                .filter(option -> !option.contacted())
                .findFirst()
                .orElseThrow()
                .urn();
        var given = chosen(departed().put("settingUrn", near));
        assertThat(given.get("settingUrn").asInt()).isEqualTo(near);
        assertThat(entry(given).body().toString()).doesNotContain(Integer.toString(near));
    }

    @ParameterizedTest
    @CsvSource({
        "departed,   code,       ,            /code missing",
        "departed,   reason,     ,            /reason missing",
        "agreed,     code,       other,       /code not-with-this-choice",
        "agreed,     settingUrn, 900001,      /settingUrn differs-from-advice",
        "deferred,   settingUrn, 900044,      /settingUrn not-with-this-choice",
        "departed,   settingUrn, 999998,      /settingUrn unknown-urn",
        "agreed,     decidedOn,  2026-11-19,  /decidedOn before-the-advice",
        "agreed,     decidedOn,  2126-11-21,  /decidedOn not-yet",
        "agreed,     standing,   panel-recommendation, /panel missing",
        "agreed,     role,       Ottoline Q., /role",
        "undecided,  role,       officer,     /choice"
    })
    void what_cannot_be_is_refused_and_nothing_is_recorded(String code, String field, String value, String wrong)
            throws Exception {
        var choice = code.equals("departed") ? departed() : choice(code);
        if (value == null) {
            choice.remove(field);
        } else if (field.equals("settingUrn")) {
            choice.put(field, Integer.parseInt(value));
        } else {
            choice.put(field, value);
        }
        long before = served.area.ledger.size();
        var said = choose(choice);
        assertThat(said.status()).isEqualTo(400);
        var errors = new ArrayList<String>();
        JSON.readTree(said.body())
                .get("errors")
                .forEach(error -> errors.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        assertThat(errors).singleElement().asString().startsWith(wrong);
        assertThat(said.body()).doesNotContain("Quexby", "Wolverhampton");
        assertThat(served.area.ledger.size()).isEqualTo(before);
    }

    @Test
    void a_second_choice_must_put_the_first_right_and_the_latest_stands() throws Exception {
        var first = chosen(departed());
        assertThat(choose(choice("agreed")).status()).isEqualTo(409);
        assertThat(listed("true")).contains(advice);
        var second = chosen(choice("agreed").put("corrects", first.get("id").asText()));
        assertThat(outcomes().get("state").asText()).isEqualTo("agreed");
        assertThat(outcomes().get("choices")).hasSize(2);
        assertThat(listed("true")).doesNotContain(advice);
        assertThat(listed("false")).contains(advice);
        assertThat(choose(departed().put("corrects", first.get("id").asText())).status())
                .as("only the latest is put right")
                .isEqualTo(409);
        assertThat(second.get("corrects")).isEqualTo(first.get("id"));
    }

    private static List<String> listed(String departed) throws Exception {
        return JSON.readTree(caller.get("/api/v1/decisions?limit=100&departed=" + departed)
                        .body())
                .findValuesAsText("id");
    }

    @Test
    void what_was_put_off_can_be_decided_later_and_a_panel_only_recommends() throws Exception {
        chosen(choice("deferred"));
        assertThat(outcomes().get("state").asText()).isEqualTo("deferred");
        var panel = departed().put("standing", "panel-recommendation");
        panel.putObject("panel").put("chair", "A. Chair").put("members", 4).put("quorate", false);
        chosen(panel);
        assertThat(outcomes().get("state").asText())
                .as("a panel does not decide")
                .isEqualTo("deferred");
        assertThat(listed("true")).doesNotContain(advice);
        chosen(choice("agreed"));
        assertThat(outcomes().get("state").asText()).isEqualTo("agreed");
        assertThat(explanation())
                .contains("Panel's recommendation: Decided otherwise", "Decision: Put off", "Decision: Agreed");
    }

    @Test
    void of_many_who_choose_at_once_one_is_recorded() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> choose(choice("agreed")).status());
        }
        var statuses = new ArrayList<Integer>();
        for (var done : pool.invokeAll(calls)) {
            statuses.add(done.get());
        }
        pool.shutdown();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(outcomes().get("choices")).hasSize(1);
    }

    @Test
    void the_same_choice_under_a_key_is_recorded_once() throws Exception {
        var path = "/api/v1/decisions/" + advice + "/outcome";
        var body = JSON.writeValueAsString(choice("agreed"));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var answer = caller.send(caller.to(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "choice-" + advice)
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).isEqualTo(201);
            ids.add(JSON.readTree(answer.body()).get("id").asText());
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(outcomes().get("choices")).hasSize(1);
    }

    @Test
    void a_contract_is_chosen_on_too_but_no_setting_and_a_choice_is_no_advice() throws Exception {
        var review = JSON.readTree(caller.post("/api/v1/contracts/reviews", Contracts.bytes("01-short-breaks-ready"))
                .body());
        advice = review.at("/decision/id").asText();
        assertThat(choose(departed().put("settingUrn", 900044)).status()).isEqualTo(400);
        advice = chosen(departed()).get("id").asText();
        assertThat(choose(choice("agreed")).status()).isEqualTo(409);
        assertThat(caller.get("/api/v1/decisions/" + advice + "/outcome").statusCode())
                .isEqualTo(404);
        advice = "00000000-0000-7000-8000-000000000000";
        assertThat(choose(choice("agreed")).status()).isEqualTo(404);
    }

    @Test
    void the_examples_are_accepted() throws Exception {
        for (String name : List.of("agreed", "departed")) {
            advise();
            var json = (ObjectNode)
                    JSON.readTree(Files.readAllBytes(MadeUpArea.FIXTURES.resolve("outcomes/" + name + ".json")));
            chosen(json);
        }
    }
}
