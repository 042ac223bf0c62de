package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rightplace.contract.Contracts;

/** {@code GET /api/v1/contracts}: the latest review of each contract. */
class PortfolioTest extends InServedArea {

    private static final String PORTFOLIO = "/api/v1/contracts";

    private static boolean reviewed;

    @BeforeEach
    void review() throws Exception {
        if (!reviewed) {
            for (String name : Contracts.names().toList()) {
                review((ObjectNode) JSON.readTree(Contracts.bytes(name)));
            }
            reviewed = true;
        }
    }

    private static void review(ObjectNode contract) throws Exception {
        assertThat(caller.post(PORTFOLIO + "/reviews", JSON.writeValueAsBytes(contract))
                        .statusCode())
                .isEqualTo(201);
    }

    private static JsonNode get(String query) throws Exception {
        var answer = caller.get(PORTFOLIO + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> each(JsonNode portfolio, String pointer) {
        return StreamSupport.stream(portfolio.get("contracts").spliterator(), false)
                .map(one -> one.at(pointer).asText())
                .toList();
    }

    @Test
    void the_worst_colour_stands_first_unless_the_next_deadline_is_asked_for() throws Exception {
        var colours = List.of("red", "amber", "green", "blue");
        var byColour = get("");
        assertThat(byColour.get("contracts")).hasSize((int) Contracts.names().count());
        assertThat(each(byColour, "/rag"))
                .isSortedAccordingTo((a, b) -> colours.indexOf(a) - colours.indexOf(b))
                .containsAll(colours);
        assertThat(get("?sort=rag")).isEqualTo(byColour);
        var byDay = get("?sort=deadline");
        assertThat(each(byDay, "/reference")).containsExactlyInAnyOrderElementsOf(each(byColour, "/reference"));
        var days = each(byDay, "/nextDeadline/due");
        assertThat(days.stream().filter(day -> !day.isEmpty())).isSorted().isNotEmpty();
        assertThat(days.get(days.size() - 1)).as("what has no day stands last").isEmpty();
        assertThat(byDay.at("/contracts/0/nextDeadline/overdue").asBoolean()).isTrue();
    }

    @Test
    void a_later_review_takes_the_place_of_an_earlier_one() throws Exception {
        var contract = (ObjectNode) JSON.readTree(Contracts.bytes("02-nothing-known"));
        contract.put("reference", "CT-2026-900").put("title", "A first name");
        review(contract);
        review(contract.put("title", "A second name"));
        var portfolio = get("");
        assertThat(each(portfolio, "/title")).contains("A second name").doesNotContain("A first name");
        assertThat(each(portfolio, "/reference")).containsOnlyOnce("CT-2026-900");
        var decision = portfolio.findValue("decision").asText();
        assertThat(caller.get("/api/v1/decisions/" + decision).statusCode()).isEqualTo(200);
    }

    @Test
    void one_colour_may_be_asked_for_and_an_unknown_one_is_refused() throws Exception {
        assertThat(each(get("?rag=blue"), "/rag")).isNotEmpty().containsOnly("blue");
        var refused = caller.get(PORTFOLIO + "?rag=mauve&sort=size");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("red", "deadline").doesNotContain("mauve");
    }
}
