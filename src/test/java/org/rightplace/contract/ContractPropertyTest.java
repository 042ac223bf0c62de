package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.placement.MadeUpArea;

/**
 * What holds of every principle whatever the contract: one answer of each subject, or the rulebook fails; the same in whatever order the facts
 * come; and what is taken out of a contract never lets the law be claimed that could not be claimed before.
 *
 * <p>Each runs once from a fixed seed and once from a fresh one, which stands in the name of the test.
 */
class ContractPropertyTest {

    private static final int CASES = Integer.getInteger("rightplace.property.cases", 150);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Long> seeds() {
        return List.of(20261120L, new Random().nextLong(1_000_000_000L));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_principle_says_one_thing_of_each_subject_in_any_order_of_the_facts(long seed) throws IOException {
        var random = new Random(seed);
        var names = Contracts.names().toList();
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            var contract = Contracts.tree(names.get(random.nextInt(names.size())));
            vary(contract, random, random.nextInt(2, 30));
            var read = Contracts.read(contract.toString().getBytes(StandardCharsets.UTF_8));
            if (!read.accepted()) {
                continue;
            }
            accepted++;
            var review = Contracts.review(contract.toString().getBytes(StandardCharsets.UTF_8));
            review.json();
            var facts = new ArrayList<>(Contracts.facts(contract.toString().getBytes(StandardCharsets.UTF_8)));
            Collections.shuffle(facts, random);
            assertThat(MadeUpArea.rules().find("contract", read.request().reviewDate(), facts))
                    .as(contract.toString())
                    .isEqualTo(review.reviewed().findings());
        }
        assertThat(accepted).isGreaterThan(CASES / 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_not_known_never_has_the_law_claimed(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var contract = Contracts.tree(
                    random.nextBoolean() ? "05-light-touch-framework-without-measures" : "07-exactly-five-million");
            for (String object : new String[] {"service", "value", "procurement", "period"}) {
                var fields = (ObjectNode) contract.get(object);
                var keys = new ArrayList<String>();
                fields.fieldNames().forEachRemaining(keys::add);
                keys.stream().filter(key -> random.nextInt(3) == 0).forEach(fields::putNull);
            }
            var findings = Contracts.review(contract.toString().getBytes(StandardCharsets.UTF_8))
                    .reviewed()
                    .findings();
            assertThat(findings.stream().filter(f -> f.principle().matches("LAW-PA52-KPIS|LAW-PA71-ASSESS")))
                    .as(contract.toString())
                    .extracting(Finding::outcome)
                    .containsAnyOf(Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE)
                    .doesNotContain(Outcome.MET, Outcome.NOT_MET);
        }
    }

    /** Takes values out, turns them round and moves days, a share of one in so many. */
    private static void vary(JsonNode node, Random random, int oneIn) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var value = field.getValue();
                vary(value, random, oneIn);
                if (random.nextInt(oneIn) == 0
                        && !List.of("reference", "reviewDate", "id").contains(field.getKey())) {
                    field.setValue(varied(value, random));
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(one -> vary(one, random, oneIn));
            if (!array.isEmpty() && random.nextInt(oneIn) == 0) {
                array.remove(random.nextInt(array.size()));
            }
        }
    }

    private static JsonNode varied(JsonNode value, Random random) {
        if (random.nextBoolean()) {
            return JSON.nullNode();
        }
        if (value.isBoolean()) {
            return JSON.booleanNode(!value.asBoolean());
        }
        if (value.isIntegralNumber()) {
            return JSON.numberNode(random.nextBoolean() ? 0 : value.asLong() / 2);
        }
        if (value.isTextual() && value.asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return JSON.textNode(LocalDate.parse(value.asText())
                    .plusDays(random.nextInt(1200) - 900)
                    .toString());
        }
        return value;
    }
}
