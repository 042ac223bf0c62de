package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.facts.AdulthoodArea;
import org.rightplace.facts.Advice;
import org.rightplace.facts.Attending;
import org.rightplace.facts.EarlyHelp;
import org.rightplace.facts.Fact;
import org.rightplace.facts.FamilyView;
import org.rightplace.facts.Graduated;
import org.rightplace.facts.Health;
import org.rightplace.facts.Invitee;
import org.rightplace.facts.Letters;
import org.rightplace.facts.Objection;
import org.rightplace.facts.OutcomeStatement;
import org.rightplace.facts.PackagePart;
import org.rightplace.facts.PanelMember;
import org.rightplace.facts.ProfessionalView;
import org.rightplace.facts.Profile;
import org.rightplace.facts.Request;
import org.rightplace.facts.RingPassedOver;
import org.rightplace.facts.Timetable;
import org.rightplace.facts.TimetablePart;
import org.rightplace.facts.Transition;
import org.rightplace.facts.Vulnerability;
import org.rightplace.facts.WorkRoute;

/** What the program works out of how a decision was prepared: what is left out stays unknown, an empty list is none. */
class SupportFactsTest {

    private static final int URN = 900_001;

    @TempDir
    static Path folder;

    static MadeUpArea area;

    @BeforeAll
    static void open() throws IOException {
        area = new MadeUpArea(folder);
    }

    @AfterAll
    static void close() {
        area.close();
    }

    private static <T extends Fact> List<T> facts(Requests request, Class<T> type) {
        return area.gather(request.json().getBytes(StandardCharsets.UTF_8)).facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <T extends Fact> T one(Requests request, Class<T> type) {
        var found = facts(request, type);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void what_a_request_leaves_out_is_unknown_everywhere() {
        var request = Requests.child();
        assertThat(one(request, Graduated.class)).isEqualTo(new Graduated(null, null, null));
        assertThat(one(request, Letters.class)).isEqualTo(new Letters(null, null, null));
        assertThat(one(request, EarlyHelp.class)).isEqualTo(new EarlyHelp(null, null));
        assertThat(one(request, Profile.class)).isEqualTo(new Profile(null, null));
        assertThat(one(request, Health.class)).isEqualTo(new Health(null, null, null, null, null, null, null, null));
        assertThat(facts(request, Invitee.class)).hasSize(5).allMatch(one -> one.invited() == null);
        assertThat(facts(request, AdulthoodArea.class)).hasSize(4).allMatch(one -> one.outcomes() == null);
        assertThat(facts(request, PanelMember.class)).hasSize(6).allMatch(one -> one.present() == null);
        assertThat(facts(request, WorkRoute.class)).hasSize(3).allMatch(one -> one.considered() == null);
        assertThat(facts(request, PackagePart.class))
                .hasSize(3)
                .allMatch(one -> one.agreed() == null && one.funds() == null);
        assertThat(facts(request, Attending.class)).isEmpty();
    }

    @Test
    void an_empty_list_says_that_there_is_none() {
        var request = Requests.child()
                .put("/graduatedApproach", List.of())
                .put("/outreach", List.of())
                .put("/familySupport", List.of())
                .put("/letters/formatsOffered", List.of())
                .put("/plan/adulthoodOutcomes/health", List.of())
                .put("/transition/workConsidered", List.of("apprenticeship"))
                .put("/health/services", List.of());
        assertThat(one(request, Graduated.class)).isEqualTo(new Graduated(0L, 0L, 0L));
        assertThat(one(request, Letters.class)).isEqualTo(new Letters(null, 0L, false));
        assertThat(one(request, EarlyHelp.class).supports()).isZero();
        assertThat(one(request, Health.class).services()).isZero();
        assertThat(facts(request, AdulthoodArea.class))
                .contains(new AdulthoodArea("health", 0L), new AdulthoodArea("community", null));
        assertThat(facts(request, WorkRoute.class))
                .contains(new WorkRoute("apprenticeship", true), new WorkRoute("supported-internship", false));
    }

    @Test
    void a_disputed_list_is_unknown_and_not_empty() {
        var request = Requests.child()
                .put("/outreach", List.of("therapy"))
                .add("disputed", one -> one.put("path", "outreach"));
        assertThat(one(request, Graduated.class).outreach()).isNull();
    }

    @Test
    void a_day_alone_says_that_it_was_done() {
        var request = Requests.child()
                .put("/earlyHelp/on", "2026-03-02")
                .put("/health/annualCheck/on", "2026-11-19")
                .put("/transition/panel/on", "2026-09-30");
        assertThat(one(request, EarlyHelp.class).assessed()).isTrue();
        assertThat(one(request, Health.class).annualCheckDone()).isTrue();
        assertThat(one(request, Health.class).annualCheckDaysAgo()).isEqualTo(1);
        assertThat(one(request, Transition.class).panelHeld()).isTrue();
    }

    @Test
    void only_a_cycle_with_every_part_is_whole() {
        var request = Requests.child()
                .add(
                        "graduatedApproach",
                        cycle -> cycle.put("assessedOn", "2025-09-10")
                                .put("plan", "A quiet corner")
                                .put("did", "Used every day")
                                .put("reviewedOn", "2025-12-01")
                                .put("impact", "Fewer absences"))
                .add(
                        "graduatedApproach",
                        cycle -> cycle.put("assessedOn", "2026-01-10")
                                .put("plan", "Smaller groups")
                                .put("did", "Twice a week")
                                .put("reviewedOn", "2026-04-01"));
        assertThat(one(request, Graduated.class)).isEqualTo(new Graduated(2L, 1L, null));
    }

    @Test
    void advice_is_as_old_as_its_day_and_only_some_kinds_are_needed() {
        var request = Requests.child().put("/advice/psychological/on", "2025-11-20");
        assertThat(facts(request, Advice.class))
                .contains(
                        new Advice("psychological", true, LocalDate.of(2025, 11, 20), 365L),
                        new Advice("medical", true, null, null),
                        new Advice("occupational-therapy", false, null, null));
    }

    @Test
    void a_group_says_whose_view_is_asked_for() {
        var request = Requests.child()
                .put("/person/lookedAfter", true)
                .put("/professionalViews/social-worker/capturedOn", "2026-10-30");
        assertThat(facts(request, Vulnerability.class))
                .containsExactlyInAnyOrder(
                        new Vulnerability("looked-after", "lookedAfter", true),
                        new Vulnerability("child-in-need", "childInNeed", null),
                        new Vulnerability("child-protection", "childProtection", null),
                        new Vulnerability("youth-justice", "youthJustice", null));
        assertThat(facts(request, ProfessionalView.class))
                .contains(
                        new ProfessionalView("social-worker", "looked-after", true),
                        new ProfessionalView("virtual-school-head", "looked-after", null));
    }

    @Test
    void a_package_tells_who_pays_and_never_how_much() {
        var request =
                Requests.child().put("/wholePackage/health/annualPence", 1).put("/wholePackage/care/annualPence", 0);
        assertThat(facts(request, PackagePart.class))
                .contains(
                        new PackagePart("health", null, true),
                        new PackagePart("care", null, false),
                        new PackagePart("education", null, null));
    }

    @Test
    void what_is_said_of_a_setting_keeps_to_that_setting() {
        var request = Requests.child()
                .reply(URN, reply -> reply.putArray("objections").addObject().put("kind", "staffing"))
                .put("/history/attendingUrn", URN)
                .passOver(3);
        request.add(
                "familyView", one -> one.put("urn", URN).put("confidence", 2).putArray("concerns"));
        request.add(
                "familyOutcomes",
                one -> one.put("urn", URN).putObject("statements").put("friends", "A club"));
        assertThat(one(request, Objection.class)).isEqualTo(new Objection(URN, "staffing", true, false));
        assertThat(one(request, FamilyView.class)).isEqualTo(new FamilyView(URN, 2L, 0L));
        assertThat(facts(request, OutcomeStatement.class))
                .hasSize(6)
                .contains(new OutcomeStatement(URN, "friends", true), new OutcomeStatement(URN, "safety", null));
        assertThat(one(request, Attending.class).urn()).isEqualTo(URN);
        assertThat(one(request, RingPassedOver.class)).isEqualTo(new RingPassedOver("resourced-provision", true));
    }

    @Test
    void a_part_time_timetable_runs_from_its_own_first_day_or_that_of_the_place() {
        var request = Requests.child()
                .add(
                        "timetable",
                        one -> one.put("urn", URN)
                                .put("fullTimeFrom", "2027-09-15")
                                .put("onRegister", false))
                .add(
                        "timetable",
                        one -> one.put("urn", 900_002).put("from", "2027-09-08").put("fullTimeFrom", "2027-09-15"));
        assertThat(facts(request, Timetable.class))
                .containsExactlyInAnyOrder(
                        new Timetable(URN, null, LocalDate.of(2027, 9, 15), 14L),
                        new Timetable(900_002, null, LocalDate.of(2027, 9, 15), 7L));
        assertThat(facts(request, TimetablePart.class))
                .hasSize(12)
                .contains(
                        new TimetablePart(URN, "onRegister", false),
                        new TimetablePart(URN, "fullTimeFrom", true),
                        new TimetablePart(URN, "rationale", null));
    }

    /** Phases begin on 1 September once the age is reached by 31 August. */
    @ParameterizedTest
    @CsvSource({
        "2015-08-31, 2026-11-20, 57", // secondary begins 2026-09-01; sixth form 2031-09-01
        "2015-09-01, 2026-11-20, 9",
        "2016-08-31, 2027-08-31, 0",
        "2016-08-31, 2027-09-01, 60",
        "2011-08-31, 2027-09-01,",
    })
    void the_next_change_of_phase_is_at_the_usual_age(String birth, String decided, Long months) {
        var request = Requests.child().put("/person/dateOfBirth", birth).put("/decisionDate", decided);
        assertThat(one(request, Transition.class).monthsToNext()).isEqualTo(months);
    }

    @Test
    void a_day_given_for_the_next_change_counts_before_the_usual_age() {
        var request = Requests.child().put("/transition/nextOn", "2028-11-20");
        assertThat(one(request, Transition.class).monthsToNext()).isEqualTo(24);
        assertThat(one(request.put("/transition/nextOn", "2028-11-19"), Transition.class)
                        .monthsToNext())
                .isEqualTo(23);
    }

    @Test
    void age_counts_in_whole_months_too() {
        assertThat(one(Requests.child().put("/person/dateOfBirth", "2010-11-21"), Request.class)
                        .ageMonths())
                .isEqualTo(191);
        assertThat(one(Requests.child().put("/person/dateOfBirth", "2010-11-20"), Request.class)
                        .ageMonths())
                .isEqualTo(192);
    }
}
