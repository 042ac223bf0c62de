package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.register.RegisterEntry;

/**
 * What the program must never do, rules 1 and 12: displace a setting lawfully asked for. The whole program answers over the made-up
 * area. Each rule keeps its number; the others stand in the classes whose names begin the same way.
 */
class MustNeverTest extends InMadeUpArea {

    /** A special school of the local area, and another one that is nearer. */
    private static final int ASKED = 900031;

    private static final int NEARER = 900027;

    /** Settings open now or later that the law lets a family ask for by name. */
    private static List<RegisterEntry> listed() {
        var types = MadeUpArea.rules().catalogue().table("establishment-types");
        return area.register.all(MadeUpArea.TODAY).stream()
                .filter(entry -> !entry.status().equals("closed"))
                .filter(entry -> {
                    var listing = types.row(entry.typeCode()).orElseThrow().text("listing");
                    return listing.equals("yes")
                            || listing.equals("if-approved") && Boolean.TRUE.equals(entry.section41());
                })
                .toList();
    }

    /** Other options that are near, local, cheap, suitable and free. */
    private static Requests withRivals(Requests request) {
        for (int rival : new int[] {NEARER, 900003}) {
            if (rival != request.tree().at("/request/urn").asInt()) {
                request.reply(rival, reply -> reply.put("annualPlacePence", 1).put("annualTransportPence", 0));
            }
        }
        return request;
    }

    // 1. A lawful request is never ranked, hidden or removed because another option is nearer, cheaper or local.

    @Test
    void must_never_01_displace_any_listed_setting_for_a_nearer_cheaper_local_one() {
        assertThat(listed()).hasSizeGreaterThan(45);
        for (RegisterEntry entry : listed()) {
            var request = withRivals(Requests.child().asksFor(entry.urn()));
            assertThat(answer(request.copy()).first(entry.urn()).outcome())
                    .as("%s, not consulted", entry.urn())
                    .isEqualTo("NEEDS_CONSULTATION");
            answer(request.copy().yes(entry.urn())).namesRequested(entry.urn());
            answer(request.copy().no(entry.urn())).namesRequested(entry.urn());
            answer(request.silent(entry.urn(), Requests.SENT)).namesRequested(entry.urn());
        }
    }

    @Test
    void must_never_01_displace_the_farthest_setting() {
        var farthest = listed().stream()
                .filter(entry -> entry.easting() != null)
                .max(Comparator.comparing(entry -> Math.hypot(entry.easting() - 544_500, entry.northing() - 257_400)))
                .orElseThrow()
                .urn();
        var answered = answer(withRivals(Requests.child().asksFor(farthest).no(farthest)));
        answered.namesRequested(farthest);
        assertThat(answered.option(farthest).get("distanceKm").asDouble())
                .isGreaterThan(45)
                .isGreaterThan(answered.option(NEARER).get("distanceKm").asDouble());
        // And from a home that nobody knows.
        answer(withRivals(Requests.child().asksFor(farthest).no(farthest).without("/person/home")))
                .namesRequested(farthest);
    }

    static Stream<Consumer<ObjectNode>> unwelcome() {
        return Stream.of(
                reply -> Requests.everyLine(reply, "no"),
                reply -> Requests.everyLine(reply, "partly"),
                reply -> reply.remove("provision"),
                reply -> reply.put("placeAvailable", false),
                reply -> reply.put("answer", "cannot-meet"),
                reply -> reply.put("offer", false),
                reply -> reply.put("residential", "52-week"),
                reply -> reply.put("annualPlacePence", 50L * 3_300_000),
                reply -> reply.put("annualTransportPence", 50L * 3_300_000),
                reply -> reply.remove(List.of("annualPlacePence", "annualTransportPence", "costBasis")),
                reply -> {
                    Requests.refuses(reply);
                    reply.put("annualPlacePence", 50L * 3_300_000).put("residential", "termly");
                });
    }

    @ParameterizedTest
    @MethodSource("unwelcome")
    void must_never_01_displace_it_for_what_it_replies_or_costs(Consumer<ObjectNode> change) {
        for (int urn : new int[] {ASKED, 900037, 900044, 900043}) {
            answer(withRivals(Requests.child().asksFor(urn).reply(urn, change))).namesRequested(urn);
        }
    }

    @Test
    void must_never_01_displace_it_for_quality_or_an_open_concern() {
        for (int urn : new int[] {ASKED, 900037, 900044}) {
            var request = withRivals(Requests.child().asksFor(urn).no(urn))
                    .add(
                            "quality",
                            one -> one.put("urn", urn)
                                    .put("scheme", "ofsted-overall-2015")
                                    .put("grade", "inadequate")
                                    .put("inspectedOn", "2026-03-01")
                                    .put("safeguardingMet", false)
                                    .put("openConcern", true));
            answer(request).namesRequested(urn);
        }
    }

    @Test
    void must_never_01_displace_it_for_its_ring_or_the_wish_on_mainstream() {
        for (String wish : new String[] {"wanted", "not-wanted", "no-view"}) {
            for (int urn : new int[] {900003, ASKED, 900037, 900042, 900044}) {
                var request = Requests.child().wish(wish).asksFor(urn).no(urn).yes(900028);
                answer(request.passOver(1, 2, 3, 4, 5, 6, 7)).namesRequested(urn);
            }
        }
    }

    @Test
    void must_never_01_displace_it_whatever_the_others_are_like() {
        var random = new Random(20_261_120);
        var listed = listed();
        var others = area.register.all(MadeUpArea.TODAY);
        for (int i = 0; i < 300; i++) {
            int urn = listed.get(random.nextInt(listed.size())).urn();
            var request = Variations.around(random, urn, others);
            try {
                answer(request).namesRequested(urn);
            } catch (AssertionError e) {
                throw new AssertionError("variation " + i + ": " + request.json(), e);
            }
        }
    }

    // 12. No child is moved at review because new local capacity opened.

    @Test
    void must_never_12_move_a_child_at_review_because_a_nearer_place_opened() {
        for (int present : new int[] {ASKED, 900037, 900043, 900044, 900019}) {
            for (String wish : List.of("wanted", "not-wanted", "no-view")) {
                var request = Requests.child()
                        .put("/trigger", "review")
                        .put("/person/dateOfBirth", "2018-04-12")
                        .put("/person/yearGroup", 4)
                        .put("/plan/status", "final")
                        .put("/plan/sectionIBlank", false)
                        .put("/plan/placementFrom", "2027-01-05")
                        .wish(wish)
                        .put(
                                "/clocks",
                                SentIn.json("{'reviewMeetingOn':'2026-09-24','amendmentNoticeOn':'2026-10-12',"
                                        + "'noticeEndsOn':'2026-10-30'}"))
                        .asksFor(present)
                        .reply(present, reply -> reply.put("annualTransportPence", 9_000_000))
                        .reply(NEARER, cheap -> cheap.put("annualPlacePence", 1).put("annualTransportPence", 0))
                        .yes(900001);
                var answered = answer(request).namesRequested(present);
                assertThat(answered.urns(option ->
                                Objects.equals("advised", option.get("standing").asText())))
                        .containsExactly(present);
            }
        }
    }
}
