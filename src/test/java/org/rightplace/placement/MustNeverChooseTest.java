package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program must never do, rules 5, 7 and 10: where the authority chooses. */
class MustNeverChooseTest extends InMadeUpArea {

    private static final int SPECIAL = 900027;
    private static final int FAR_SPECIAL = 900031;
    private static final int NEIGHBOUR = 900037;
    private static final int MAINSTREAM = 900003;

    private static Requests everyMainstream(Requests request, Consumer<ObjectNode> reply) {
        return Everyone.replies(
                area, request, option -> option.path("mainstream").asBoolean(false), reply);
    }

    // 5. Mainstream as a type is never unsuitable or too dear.

    static Stream<Consumer<ObjectNode>> mainstreamCannot() {
        return Stream.of(
                Requests::refuses,
                reply -> Requests.everyLine(reply, "no"),
                reply -> reply.put("placeAvailable", false),
                reply -> {
                    Requests.refuses(reply);
                    reply.put("annualPlacePence", 100_000_000);
                });
    }

    @ParameterizedTest
    @MethodSource("mainstreamCannot")
    void must_never_05_slide_to_special_while_the_mainstream_duty_stands(Consumer<ObjectNode> reply) {
        var wishes = new ArrayList<Consumer<Requests>>(List.of(
                request -> request.wish("wanted"),
                request -> request.wish("no-view"),
                request -> request.without("/views/parent/mainstream"),
                // The child's own wish is no exception: the parents decide.
                request -> request.wish("wanted").put("/views/child/mainstream", "not-wanted")));
        for (Consumer<Requests> wish : wishes) {
            var request = Requests.child();
            wish.accept(request);
            request.reply(SPECIAL, cheap -> cheap.put("annualPlacePence", 1).put("annualTransportPence", 0));
            var answered = answer(everyMainstream(request, reply));
            assertThat(answered.outcome()).isEqualTo("NEEDS_EVIDENCE");
            assertThat(answered.reason()).isEqualTo("no-mainstream-reply-can-meet-need");
            assertThat(answered.named()).isNull();
            assertThat(answered.standing(SPECIAL)).isNotEqualTo("advised");
            assertThat(answered.action("supply-evidence")).isPresent();
        }
    }

    @Test
    void must_never_05_find_mainstream_too_dear() {
        var answered = answer(Requests.child()
                .wish("wanted")
                .reply(MAINSTREAM, dear -> dear.put("annualPlacePence", 900_000_000L))
                .reply(SPECIAL, cheap -> cheap.put("annualPlacePence", 1)));
        assertThat(answered.outcome()).isEqualTo("NAME_MAINSTREAM_S33");
        assertThat(answered.named()).isEqualTo(MAINSTREAM);
        // None of the principles of section 33 reads cost, or what a setting can make.
        assertThat(MadeUpArea.rules().catalogue().principles())
                .filteredOn(principle -> principle.id().startsWith("LAW-33"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(principle -> assertThat(principle.reads())
                        .noneMatch(read -> read.matches("(Cost|Reply|ReplyLine|Quality|Journey)\\..*")));
    }

    @Test
    void must_never_05_lift_the_duty_on_a_record_that_is_not_complete() {
        var missing = Map.<String, Consumer<ObjectNode>>of(
                "officer", claim -> claim.remove("officer"),
                "evidence", claim -> claim.remove("evidence"),
                "steps", claim -> claim.remove("reasonableSteps"),
                "an open step",
                        claim -> claim.withArray("/reasonableSteps").addObject().put("outcome", "open"),
                "one school", claim -> claim.put("scope", "one-school"),
                "scope", claim -> claim.remove("scope"),
                "not said", claim -> claim.remove("incompatibleWithOthers"));
        var request = everyMainstream(Requests.child().wish("wanted").yes(SPECIAL), Requests::refuses);
        assertThat(answer(withClaim(request.copy(), claim -> {})).named()).isEqualTo(SPECIAL);
        missing.forEach((what, change) -> assertThat(
                        answer(withClaim(request.copy(), change)).outcome())
                .as(what)
                .isEqualTo("NEEDS_EVIDENCE"));
    }

    private static Requests withClaim(Requests request, Consumer<ObjectNode> change) {
        var claim = request.tree().putObject("mainstream");
        claim.put("incompatibleWithOthers", true).put("scope", "all-schools").put("officer", Requests.OFFICER);
        claim.putArray("evidence").addObject().put("kind", "class-profile").put("on", "2026-11-10");
        Requests.step(claim);
        change.accept(claim);
        return request;
    }

    @Test
    void must_never_05_name_another_special_school_after_a_refusal_while_the_duty_stands() {
        var request = Requests.child()
                .wish("wanted")
                .asksFor(FAR_SPECIAL)
                .yes(FAR_SPECIAL)
                .yes(SPECIAL)
                .complete(FAR_SPECIAL, "unsuitable-need", SPECIAL, entry -> {});
        var answered = answer(everyMainstream(request, Requests::refuses));
        assertThat(answered.outcome()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(answered.named()).isNull();
    }

    // 7. There is no unconditional rule such as "nothing outside the county".

    @Test
    void must_never_07_refuse_every_setting_outside_the_area() {
        for (int urn : new int[] {NEIGHBOUR, 900034, 900040, 900043, 900047}) {
            answer(Requests.child().asksFor(urn).yes(urn).yes(SPECIAL)).namesRequested(urn);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void must_never_07_keep_the_authority_from_choosing_outside_the_area(boolean reason) {
        for (int urn : new int[] {NEIGHBOUR, 900043, 900047}) {
            var request = Requests.child().wish("not-wanted").yes(urn).passOver(4);
            if (urn != NEIGHBOUR) {
                request.passOver(5);
            }
            if (reason) {
                request.add("outOfArea", one -> one.put("urn", urn).put("reason", "no-suitable-local"));
            }
            var answered = answer(request);
            assertThat(answered.outcome()).isEqualTo("NAME_LA_CHOICE_S40");
            assertThat(answered.named()).isEqualTo(urn);
            assertThat(answered.option(urn).get("local").asBoolean()).isFalse();
        }
    }

    @Test
    void must_never_07_need_a_ring_to_be_passed_over_where_all_of_it_was_asked_and_cannot() {
        var request = Everyone.replies(
                area, Requests.child().wish("not-wanted").yes(NEIGHBOUR), inRing(4), Requests::refuses);
        var answered = answer(request);
        assertThat(answered.outcome()).isEqualTo("NAME_LA_CHOICE_S40");
        assertThat(answered.named()).isEqualTo(NEIGHBOUR);
    }

    private static Predicate<JsonNode> inRing(int... rings) {
        return option ->
                Arrays.stream(rings).anyMatch(ring -> option.path("ring").asInt() == ring);
    }

    // 10. A plan is never left without a name to save time.

    @Test
    void must_never_10_leave_a_plan_unnamed_because_the_clock_has_run_out() {
        for (String wish : List.of("not-wanted", "no-view", "wanted")) {
            var late = Requests.child().wish(wish).put("/clocks/requestReceivedOn", "2026-01-05");
            for (String principle : List.of("STAT-10", "STAT-12", "LPF-03", "LAW-39-CONSULTED")) {
                late.add(
                        "proceedWithout",
                        one -> one.put("principle", principle)
                                .put("officer", Requests.OFFICER)
                                .put("reason", "The clock has run out"));
            }
            var answered = answer(late);
            assertThat(answered.json().at("/deadlines").findValuesAsText("state"))
                    .contains("overdue");
            assertThat(answered.outcome()).isEqualTo("NEEDS_CONSULTATION");
            assertThat(answered.actionsAt("consult")).isNotEmpty();
        }
    }

    @Test
    void must_never_10_leave_a_plan_unnamed_unless_every_open_ring_is_passed_over_with_a_reason() {
        var request = Requests.child().wish("not-wanted");
        var answered = answer(request.copy().passOver(4, 5, 6, 7));
        assertThat(answered.outcome()).isEqualTo("TYPE_ONLY");
        assertThat(answered.reason()).isEqualTo("every-ring-exhausted");
        assertThat(answered.action("sufficiency-gap")).isPresent();
        for (int kept : new int[] {4, 5, 6, 7}) {
            var rings = Stream.of(4, 5, 6, 7).filter(ring -> ring != kept).mapToInt(ring -> ring);
            var some = request.copy().passOver(rings.toArray());
            assertThat(answer(some.copy()).outcome()).as("ring %s open", kept).isEqualTo("NEEDS_CONSULTATION");
            some.add("ringsPassedOver", one -> one.put("ring", kept));
            assertThat(answer(some).outcome())
                    .as("ring %s without a reason", kept)
                    .isEqualTo("NEEDS_CONSULTATION");
        }
        // What can be named is named, whatever was passed over.
        assertThat(answer(request.copy().passOver(4, 5, 6, 7).yes(SPECIAL)).named())
                .isEqualTo(SPECIAL);
    }

    @Test
    void must_never_10_leave_a_plan_unnamed_because_home_is_not_known() {
        // With no home nothing can be looked for near it, which is not the same as having looked and found nothing.
        var request = Requests.child().wish("not-wanted").without("/person/home");
        assertThat(answer(request).outcome()).isNotEqualTo("TYPE_ONLY");
    }

    static Stream<Consumer<ObjectNode>> notWhole() {
        return Stream.of(
                reply -> reply.remove("placeAvailable"),
                reply -> reply.withObject("/provision").remove("F1"),
                reply -> reply.withObject("/provision").put("F1", "partly"));
    }

    @ParameterizedTest
    @MethodSource("notWhole")
    void must_never_10_take_a_ring_for_exhausted_on_an_answer_that_is_not_whole(Consumer<ObjectNode> change) {
        var request = Requests.child().wish("not-wanted").reply(SPECIAL, change).passOver(5, 6, 7);
        var answered = answer(Everyone.replies(area, request, inRing(4), Requests::refuses));
        assertThat(answered.asks()).anyMatch(path -> path.startsWith("consultations[" + SPECIAL + "]."));
        assertThat(answered.outcome()).isNotEqualTo("TYPE_ONLY");
    }

    @Test
    void must_never_10_take_a_ring_for_exhausted_before_a_suitable_setting_has_said_whether_it_offers_its_place() {
        var request = Requests.child()
                .wish("not-wanted")
                .reply(900049, reply -> reply.remove("offer"))
                .passOver(4, 5, 6);
        var answered = answer(Everyone.replies(area, request, inRing(7), Requests::refuses));
        assertThat(answered.asks()).contains("consultations[900049].offer");
        assertThat(answered.outcome()).isNotEqualTo("TYPE_ONLY");
    }
}
