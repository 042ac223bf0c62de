package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local first, where the law lets the authority choose: the whole program over the made-up area. */
class LocalFirstTest extends InMadeUpArea {

    /** Ring 4: near, and far. */
    private static final int NEAR = 900027;

    private static final int FAR = 900031;

    /** Ring 5, and nearer to Quillbridge than {@link #FAR}. */
    private static final int NEIGHBOUR = 900037;

    /** Ring 4, both 38 minutes from ZZ2 1AB. */
    private static final int ONE = 900029;

    private static final int OTHER = 900033;

    /** A child whose parents do not want mainstream and ask for nothing. */
    private static Requests child() {
        return Requests.child().wish("not-wanted");
    }

    private static Predicate<JsonNode> ring(int ring) {
        return option -> option.path("ring").asInt() == ring;
    }

    private static Requests restOfRing4Cannot(Requests request) {
        return Everyone.replies(area, request, ring(4), Requests::refuses);
    }

    private static void names(Requests request, int urn) {
        var answered = answer(request);
        assertThat(answered.outcome()).isEqualTo("NAME_LA_CHOICE_S40");
        assertThat(answered.named()).isEqualTo(urn);
        assertThat(answered.option(urn).get("rank").asInt()).isEqualTo(1);
    }

    private static Answered asksFirst(Requests request) {
        var answered = answer(request);
        assertThat(answered.outcome()).isEqualTo("NEEDS_CONSULTATION");
        assertThat(answered.named()).isNull();
        return answered;
    }

    @Test
    void a_lower_ring_comes_first_though_it_is_farther_and_dearer() {
        var answered = answer(child().yes(FAR).yes(NEIGHBOUR));
        assertThat(answered.option(FAR).get("distanceKm").asDouble())
                .isGreaterThan(answered.option(NEIGHBOUR).get("distanceKm").asDouble());
        names(
                child().reply(FAR, reply -> reply.put("annualTransportPence", 90_000_000))
                        .reply(NEIGHBOUR, reply -> reply.put("annualPlacePence", 1))
                        .reply(900049, reply -> reply.put("annualPlacePence", 1)),
                FAR);
        names(child().yes(900049).yes(900044).yes(NEIGHBOUR).passOver(4), NEIGHBOUR);
    }

    @Test
    void a_mainstream_place_with_top_up_comes_before_a_resourced_provision_and_an_ordinary_place_before_both() {
        var request = Requests.child().wish("wanted");
        request.reply(
                900004, reply -> reply.put("placeKind", "resourced-provision").put("operatesAsSeparateSchool", false));
        request.reply(900011, reply -> reply.put("placeKind", "with-top-up"));
        var answered = answer(request.copy().passOver(1));
        assertThat(answered.outcome()).isEqualTo("NAME_MAINSTREAM_S33");
        assertThat(answered.named()).isEqualTo(900011);
        assertThat(answer(request.yes(900022)).named()).isEqualTo(900022);
    }

    @Test
    void an_unasked_setting_of_the_same_ring_holds_nothing_back() {
        var answered = answer(child().yes(FAR));
        assertThat(answered.standing(NEAR)).isEqualTo("needs-consultation");
        names(child().yes(FAR), FAR);
        names(child().yes(FAR).silent(NEAR, "2026-11-18"), FAR);
    }

    @Test
    void an_unasked_setting_of_a_lower_ring_holds_a_higher_one_back() {
        var answered = asksFirst(child().yes(NEIGHBOUR));
        assertThat(answered.actionsAt("consult"))
                .startsWith(NEAR)
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(urn ->
                        assertThat(answered.option(urn).get("ring").asInt()).isEqualTo(4));
    }

    @Test
    void a_ring_is_passed_over_only_with_a_reason() {
        asksFirst(child().yes(NEIGHBOUR).add("ringsPassedOver", one -> one.put("ring", 4)));
        asksFirst(child().yes(NEIGHBOUR).passOver(5));
        names(child().yes(NEIGHBOUR).passOver(4), NEIGHBOUR);
        asksFirst(child().yes(900044).passOver(4));
        names(child().yes(900044).passOver(4, 5), 900044);
    }

    @Test
    void a_ring_of_which_all_cannot_holds_nothing_back() {
        names(restOfRing4Cannot(child().yes(NEIGHBOUR)), NEIGHBOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-05", "2026-11-19"})
    void an_awaited_answer_on_a_lower_ring_holds_a_higher_one_back(String sentOn) {
        var answered = asksFirst(restOfRing4Cannot(child().yes(NEIGHBOUR).silent(NEAR, sentOn)));
        assertThat(answered.actionsAt("await-reply")).containsExactly(NEAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-04", "2026-09-01"})
    void silence_past_fifteen_days_holds_nothing_back_and_is_chased(String sentOn) {
        var request = restOfRing4Cannot(child().yes(NEIGHBOUR).silent(NEAR, sentOn));
        names(request, NEIGHBOUR);
        var answered = answer(request);
        assertThat(answered.actionsAt("chase")).containsExactly(NEAR);
        assertThat(answered.option(NEAR).get("suitable").asText()).isEqualTo("unknown");
        assertThat(answered.standing(NEAR)).isEqualTo("possible");
    }

    @Test
    void nothing_is_chosen_before_section_19_and_section_9_are_weighed() {
        for (int missing = 0; missing < 2; missing++) {
            var request = child().yes(NEAR);
            request.tree().withArray("/weighed").remove(missing);
            var answered = answer(request);
            assertThat(answered.outcome()).isEqualTo("NEEDS_EVIDENCE");
            assertThat(answered.named()).isNull();
        }
    }

    @Test
    void within_a_ring_a_known_place_comes_before_an_unknown_one_however_near() {
        names(child().yes(FAR).reply(NEAR, reply -> reply.remove("placeAvailable")), FAR);
        names(child().yes(FAR).reply(NEAR, reply -> reply.put("placeAvailable", false)), FAR);
        names(child().yes(FAR).reply(NEAR, reply -> Requests.everyLine(reply, "partly")), FAR);
        names(child().yes(FAR).reply(NEAR, reply -> reply.put("answer", "cannot-meet")), NEAR);
    }

    @Test
    void within_a_ring_the_journey_comes_before_cost() {
        names(
                child().reply(NEAR, reply -> reply.put("annualPlacePence", 500_000_000L))
                        .yes(FAR),
                NEAR);
    }

    @Test
    void cost_decides_only_between_two_alike_in_all_else() {
        for (int cheaper : new int[] {ONE, OTHER}) {
            int dearer = cheaper == ONE ? OTHER : ONE;
            var home = child().put("/person/home/postcode", "ZZ2 1AB").yes(cheaper);
            var request = home.copy().reply(dearer, reply -> reply.put("annualPlacePence", 2_800_001));
            var answered = answer(request);
            assertThat(answered.option(cheaper).get("journeyMinutes"))
                    .isEqualTo(answered.option(dearer).get("journeyMinutes"));
            names(request, cheaper);
            // An unknown cost is no low one, and a cost is not read where the place is not known to be free.
            names(home.copy().reply(dearer, reply -> reply.remove("annualTransportPence")), cheaper);
            names(
                    home.copy()
                            .reply(
                                    dearer,
                                    reply -> reply.put("annualPlacePence", 0).remove("placeAvailable")),
                    cheaper);
        }
        // Alike in cost too: the lower number, so that the same request always has the same answer.
        names(child().put("/person/home/postcode", "ZZ2 1AB").yes(OTHER).yes(ONE), ONE);
    }

    @Test
    void while_mainstream_is_wanted_rings_of_special_schools_are_not_open() {
        var answered = answer(Requests.child().wish("wanted").yes(NEAR));
        assertThat(answered.outcome()).isEqualTo("NEEDS_CONSULTATION");
        assertThat(answered.actionsAt("consult"))
                .isNotEmpty()
                .allSatisfy(
                        urn -> assertThat(answered.option(urn).get("mainstream").asBoolean())
                                .isTrue());
    }

    /** The same request, received after the notice period and the days the law gives. */
    private static Requests late(Requests request) {
        return request.put("/request/on", "2026-11-10");
    }

    @Test
    void an_exception_takes_nothing_off_the_ladder_where_the_request_came_late() {
        for (String limb : List.of("unsuitable-age", "unsuitable-need", "others-education", "resources")) {
            var request = child().asksFor(NEAR).complete(NEAR, limb, FAR, entry -> {});
            request.reply(NEAR, reply -> reply.put("annualPlacePence", 9_000_000))
                    .yes(FAR);
            assertThat(answer(request.copy()).named()).isEqualTo(FAR);
            var answered = answer(late(request));
            assertThat(answered.json().at("/advice/requestClass").asText()).isEqualTo("none");
            assertThat(answered.finding(limb.equals("resources") ? "LAW-39-RESOURCES" : "LAW-39-IN-TIME")
                            .get("outcome")
                            .asText())
                    .isEqualTo(limb.equals("resources") ? "MET" : "NOT_MET");
            assertThat(answered.outcome()).isEqualTo("NAME_LA_CHOICE_S40");
            assertThat(answered.named()).as(limb).isEqualTo(NEAR);
        }
    }

    @Test
    void a_late_wish_for_an_independent_setting_outside_the_list_is_weighed_and_told_to_be_late() {
        var request = late(child().asksFor(900049).yes(900049).yes(NEAR));
        request.put("/section9", SentIn.json("{'urn':900049,'weighed':'family-wishes','officer':'head-of-sen'}"));
        var answered = answer(request);
        assertThat(answered.outcome()).isEqualTo("INDEPENDENT_S9");
        assertThat(answered.json().at("/advice/requestClass").asText()).isEqualTo("independent");
        assertThat(answered.json().at("/advice/forJudgement").toString()).contains("LAW-39-IN-TIME");
    }

    @Test
    void an_answer_without_dates_is_an_answer() {
        var undated = child().asksFor(FAR)
                .yes(FAR)
                .reply(NEAR, reply -> reply.remove(List.of("sentOn", "repliedOn")))
                .transport(FAR, NEAR, entry -> {});
        var answered = answer(undated);
        assertThat(answered.finding("LAW-39-CONSULTED", NEAR).get("outcome").asText())
                .isEqualTo("MET");
        assertThat(answered.outcome()).isEqualTo("NAME_REQUESTED_TRANSPORT_CONDITION");
        assertThat(answered.finding("LAW-C983-REPLY", NEAR).get("asks").toString())
                .contains("sentOn");
        names(child().reply(NEAR, reply -> reply.remove(List.of("sentOn", "repliedOn"))), NEAR);
        // Asked long ago and answered on a day nobody recorded: not silent, so nobody is chased.
        var day = answer(child().reply(NEAR, reply -> reply.remove("repliedOn")));
        assertThat(day.finding("LAW-C983-REPLY", NEAR).get("reason").asText()).isEqualTo("answer-day-not-known");
        assertThat(day.action("chase")).isEmpty();
    }

    @Test
    void a_part_time_place_is_chosen_only_with_every_part_of_its_plan() {
        var partTime =
                child().reply(NEAR, reply -> reply.put("fullTime", false)).yes(FAR);
        names(partTime.copy(), FAR);
        partTime.put(
                "/timetable",
                SentIn.json("[{'urn':" + NEAR + ",'rationale':'A slow start after a year at home','from':'2027-09-01',"
                        + "'planWrittenOn':'2026-11-10','reviewOn':'2027-09-15','fullTimeFrom':'2027-10-01',"
                        + "'parentUnderstands':true,'onRegister':true}]"));
        names(partTime.copy(), NEAR);
        for (String part : MISSING) {
            names(partTime.copy().without("/timetable/0/" + part), FAR);
        }
        // Lawfully asked for, it is named all the same.
        answer(partTime.copy().without("/timetable/0/reviewOn").asksFor(NEAR)).namesRequested(NEAR);
    }

    private static final List<String> MISSING =
            List.of("rationale", "planWrittenOn", "reviewOn", "fullTimeFrom", "parentUnderstands", "onRegister");
}
