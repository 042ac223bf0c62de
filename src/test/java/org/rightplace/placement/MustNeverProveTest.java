package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program must never do, rules 2, 3 and 4: find an exception to a lawful request proved when it is not. */
class MustNeverProveTest extends InMadeUpArea {

    /** A special school of the local area, and another one that is nearer. */
    private static final int ASKED = 900031;

    private static final int NEARER = 900027;

    private static final List<String> LIMBS = List.of(
            "unsuitable-age",
            "unsuitable-ability",
            "unsuitable-aptitude",
            "unsuitable-need",
            "others-education",
            "resources");

    // 2. No exception is ever concluded from missing data, a setting's "no", "full" or a policy.

    /** A request against which everything is recorded that an exception of any limb needs, but for the entry itself. */
    private static Requests beforeExceptions() {
        return Requests.child()
                .asksFor(ASKED)
                .reply(ASKED, reply -> reply.put("annualPlacePence", 9_000_000))
                .yes(NEARER);
    }

    private static String principle(String limb) {
        return switch (limb) {
            case "others-education" -> "LAW-39-OTHERS";
            case "resources" -> "LAW-39-RESOURCES";
            default -> limb.replace("unsuitable-", "LAW-39-").toUpperCase(Locale.ROOT);
        };
    }

    private static void notProved(Requests request, String limb) {
        var answered = answer(request).namesRequested(ASKED);
        assertThat(answered.finding(principle(limb)).get("outcome").asText())
                .as("%s of %s", limb, request.tree().get("exceptions"))
                .isIn("NOT_MET", "CANNOT_TELL");
    }

    @ParameterizedTest
    @MethodSource("limbs")
    void must_never_02_conclude_an_exception_with_any_piece_of_its_evidence_missing(String limb) {
        var proved = answer(beforeExceptions().complete(ASKED, limb, NEARER, entry -> {}));
        assertThat(proved.finding(principle(limb)).get("outcome").asText()).isEqualTo("MET");
        assertThat(proved.outcome()).isNotEqualTo("NAME_REQUESTED");
        assertThat(proved.texts("/advice/forJudgement")).contains(principle(limb));

        var missing = new TreeMap<String, Consumer<ObjectNode>>(Map.of(
                "officer", entry -> entry.remove("officer"),
                "first evidence", entry -> entry.withArray("/evidence").remove(0),
                "second evidence", entry -> entry.withArray("/evidence").remove(1),
                "all evidence", entry -> entry.remove("evidence"),
                "other kinds",
                        entry -> entry.withArray("/evidence")
                                .removeAll()
                                .addObject()
                                .put("kind", "other"),
                "a reply",
                        entry -> entry.withArray("/evidence")
                                .removeAll()
                                .addObject()
                                .put("kind", "consultation-reply")));
        if (limb.equals("others-education")) {
            missing.put("steps", entry -> entry.remove("reasonableSteps"));
            missing.put("steps' reasons", entry -> ((ObjectNode) entry.at("/reasonableSteps/0")).remove("reason"));
        }
        if (limb.equals("resources")) {
            missing.put("comparator", entry -> entry.remove("comparatorUrn"));
        }
        missing.forEach((what, change) -> notProved(beforeExceptions().complete(ASKED, limb, NEARER, change), limb));
    }

    static List<String> limbs() {
        return LIMBS;
    }

    @ParameterizedTest
    @MethodSource("limbs")
    void must_never_02_add_two_half_complete_entries_together(String limb) {
        notProved(
                beforeExceptions()
                        .complete(
                                ASKED,
                                limb,
                                NEARER,
                                entry -> entry.withArray("/evidence").remove(0))
                        .complete(
                                ASKED,
                                limb,
                                NEARER,
                                entry -> entry.withArray("/evidence").remove(1)),
                limb);
        notProved(
                beforeExceptions()
                        .complete(ASKED, limb, NEARER, entry -> entry.remove("officer"))
                        .exception(ASKED, limb, entry -> entry.put("comparatorUrn", NEARER)),
                limb);
    }

    @ParameterizedTest
    @MethodSource("limbs")
    void must_never_02_conclude_an_exception_from_a_no_a_full_school_or_a_policy(String limb) {
        var request = Requests.child().asksFor(ASKED).yes(NEARER);
        request.reply(ASKED, reply -> {
            Requests.refuses(reply);
            reply.put("annualPlacePence", 90_000_000);
            reply.putArray("objections")
                    .addObject()
                    .put("text", "Policy: local children first")
                    .put("kind", "policy");
        });
        notProved(
                request.exception(
                        ASKED, limb, entry -> entry.put("comparatorUrn", NEARER), "consultation-reply", "other"),
                limb);
    }

    @ParameterizedTest
    @MethodSource("limbs")
    void must_never_02_turn_evidence_against_another_setting_on_the_one_asked_for(String limb) {
        var answered = answer(beforeExceptions().yes(900028).complete(900028, limb, NEARER, entry -> {}));
        answered.namesRequested(ASKED);
        assertThat(answered.finding(principle(limb)).get("outcome").asText()).isEqualTo("NOT_APPLICABLE");
    }

    // 3. The limbs are never merged.

    @Test
    void must_never_03_let_half_of_one_limb_and_half_of_another_prove_anything() {
        for (int half = 0; half < 2; half++) {
            int missing = half;
            var request = beforeExceptions();
            LIMBS.forEach(limb -> request.complete(
                    ASKED, limb, NEARER, entry -> entry.withArray("/evidence").remove(missing)));
            LIMBS.forEach(limb -> notProved(request, limb));
        }
        var crossed = beforeExceptions()
                .exception(ASKED, "unsuitable-age", "provision-check")
                .exception(ASKED, "unsuitable-need", "professional-advice")
                .exception(ASKED, "others-education", "cost-sheet", "benefits-weighed")
                .exception(
                        ASKED,
                        "resources",
                        entry -> Requests.step(entry.put("comparatorUrn", NEARER)),
                        "class-profile",
                        "effect-of-one-more");
        List.of("unsuitable-age", "unsuitable-need", "others-education", "resources")
                .forEach(limb -> notProved(crossed, limb));
    }

    @ParameterizedTest
    @MethodSource("limbs")
    void must_never_03_merge_limbs_into_one_finding_or_score(String proved) {
        var request = beforeExceptions();
        LIMBS.forEach(limb -> request.complete(ASKED, limb, NEARER, entry -> {
            if (!limb.equals(proved)) {
                entry.withArray("/evidence").remove(0);
            }
        }));
        var answered = answer(request);
        for (String limb : LIMBS) {
            assertThat(answered.finding(principle(limb)).get("outcome").asText().equals("MET"))
                    .as(limb)
                    .isEqualTo(limb.equals(proved));
            assertThat(answered.texts("/advice/forJudgement")).contains(principle(limb));
        }
        assertThat(answered.json().findValues("score")).isEmpty();
        assertThat(answered.json().findValues("weight")).isEmpty();
    }

    // 4. Cost is never used before the comparator is known to be suitable and available.

    static Stream<Consumer<ObjectNode>> unfit() {
        return Stream.of(
                reply -> Requests.everyLine(reply, "partly"),
                reply -> Requests.everyLine(reply, "unknown"),
                reply -> Requests.everyLine(reply, "no"),
                reply -> reply.withObject("/provision").put("F2", "partly"),
                reply -> reply.withObject("/provision").remove("F2"),
                reply -> reply.remove("provision"),
                reply -> reply.put("placeAvailable", false),
                reply -> reply.remove("placeAvailable"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void must_never_04_use_cost_before_the_comparator_is_suitable_and_free(Consumer<ObjectNode> change) {
        var request = Requests.child()
                .asksFor(ASKED)
                .reply(ASKED, reply -> reply.put("annualPlacePence", 90_000_000))
                .reply(NEARER, change)
                .complete(ASKED, "resources", NEARER, entry -> {});
        notProved(request, "resources");
        var answered = answer(request);
        assertThat(answered.finding("SUIT-11", NEARER).get("outcome").asText()).isEqualTo("NOT_APPLICABLE");
        assertThat(answered.finding("LAW-39-RESOURCES").toString()).doesNotContain("Pence");
    }

    /** Settings whose lines are all yes and whose place is free, but which would not admit, or were never asked. */
    static Stream<Arguments> notOpenToTheChild() {
        return Stream.of(
                unfit("offers no place", 900049, reply -> reply.put("offer", false)),
                unfit("has not said whether it offers its place", 900049, reply -> reply.remove("offer")),
                unfit("closed", 900062, reply -> {}),
                unfit("never asked", NEARER, reply -> reply.remove(List.of("sentOn", "repliedOn", "answer"))));
    }

    private static Arguments unfit(String what, int urn, Consumer<ObjectNode> change) {
        return Arguments.of(Named.of(what, urn), change);
    }

    @ParameterizedTest
    @MethodSource("notOpenToTheChild")
    void must_never_04_use_cost_against_a_comparator_that_is_not_open_to_the_child(
            int comparator, Consumer<ObjectNode> change) {
        notProved(
                Requests.child()
                        .asksFor(ASKED)
                        .reply(ASKED, reply -> reply.put("annualPlacePence", 90_000_000))
                        .reply(comparator, change)
                        .complete(ASKED, "resources", comparator, entry -> {}),
                "resources");
    }

    @Test
    void must_never_04_use_cost_where_the_comparator_is_not_consulted_or_silent_or_disputed() {
        var request = Requests.child()
                .asksFor(ASKED)
                .reply(ASKED, reply -> reply.put("annualPlacePence", 90_000_000))
                .complete(ASKED, "resources", NEARER, entry -> {});
        notProved(request.copy(), "resources");
        notProved(request.copy().silent(NEARER, "2026-10-01"), "resources");
        for (String path : List.of("placeAvailable", "provision.F1", "annualTransportPence", "costBasis")) {
            notProved(
                    request.copy()
                            .yes(NEARER)
                            .add(
                                    "disputed",
                                    one -> one.put("path", "consultations[" + NEARER + "]." + path)
                                            .put("by", "parent")),
                    "resources");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"annualPlacePence", "annualTransportPence", "costBasis"})
    void must_never_04_take_an_unknown_cost_for_a_high_or_low_one(String field) {
        for (int urn : new int[] {ASKED, NEARER}) {
            var request = Requests.child();
            request.asksFor(ASKED);
            for (int consulted : new int[] {ASKED, NEARER}) {
                request.reply(consulted, reply -> {
                    reply.put("annualPlacePence", consulted == ASKED ? 9_000_000 : 1_000_000);
                    if (consulted == urn) {
                        reply.remove(field);
                    }
                });
            }
            notProved(request.complete(ASKED, "resources", NEARER, entry -> {}), "resources");
        }
    }

    @Test
    void must_never_04_set_an_average_against_a_marginal_cost_or_a_cheaper_request_against_a_dearer_other() {
        var request = Requests.child().asksFor(ASKED).complete(ASKED, "resources", NEARER, entry -> {});
        notProved(
                request.copy()
                        .reply(
                                ASKED,
                                reply ->
                                        reply.put("annualPlacePence", 9_000_000).put("costBasis", "average"))
                        .yes(NEARER),
                "resources");
        notProved(request.copy().yes(ASKED).yes(NEARER), "resources");
    }
}
