package org.rightplace.placement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A placement request as it was sent in; what each field means stands in {@code schema/placement-request.json}.
 *
 * <p>What is not known is null. Lists and maps are never null: one that was left out is empty, and the tree it was read from tells
 * the two apart. Where being there or not says nothing by itself (home, needs, views, adviceOffered, clocks, adulthoodOutcomes) an
 * object left out is one with nothing in it; {@code withoutPlan}, {@code mainstream}, {@code section9} and {@code otherwise} are
 * null when left out. Money is whole pence. A urn has six digits. Codes are those of {@code rules/tables}.
 */
public record PlacementRequest(
        String reference,
        LocalDate decisionDate,
        String trigger,
        Person person,
        Plan plan,
        WithoutPlan withoutPlan,
        AllViews views,
        AdviceOffered adviceOffered,
        Asked request,
        List<Consultation> consultations,
        List<ExceptionEntry> exceptions,
        Mainstream mainstream,
        Section9Weighing section9,
        List<WeighedDuty> weighed,
        Otherwise otherwise,
        List<Transport> transport,
        List<Section41> section41,
        List<Cycle> graduatedApproach,
        List<RingPassedOver> ringsPassedOver,
        List<OutOfAreaReason> outOfArea,
        List<WrapAroundOffer> wrapAround,
        List<PartnerAgreement> partners,
        List<SettingQuality> quality,
        Clocks clocks,
        List<Disputed> disputed,
        List<ProceedWithout> proceedWithout,
        List<Integer> consider) {

    public PlacementRequest {
        views = views == null ? new AllViews(null, null) : views;
        adviceOffered = adviceOffered == null ? new AdviceOffered(null, null) : adviceOffered;
        consultations = list(consultations);
        exceptions = list(exceptions);
        weighed = list(weighed);
        transport = list(transport);
        section41 = list(section41);
        graduatedApproach = list(graduatedApproach);
        ringsPassedOver = list(ringsPassedOver);
        outOfArea = list(outOfArea);
        wrapAround = list(wrapAround);
        partners = list(partners);
        quality = list(quality);
        clocks = clocks == null ? Clocks.NONE : clocks;
        disputed = list(disputed);
        proceedWithout = list(proceedWithout);
        consider = list(consider);
    }

    /** The child or young person; {@code yearGroup} counts Reception as 0, {@code sex} is female or male. */
    public record Person(
            String reference,
            LocalDate dateOfBirth,
            Integer yearGroup,
            String sex,
            Home home,
            String responsibleAuthority,
            Boolean livesWithFamily,
            Boolean lookedAfter,
            Boolean childInNeed,
            Boolean youthJustice,
            Needs needs,
            String dynamicSupport,
            Boolean lacksCapacity,
            Boolean parentLacksCapacity,
            String representative) {
        public Person {
            home = home == null ? new Home(null, null, null) : home;
            needs = needs == null ? new Needs(null, null) : needs;
        }
    }

    /** Authorities go by their three-digit codes. */
    public record Home(String postcode, String authority, String authorityReason) {}

    /** DfE need codes. */
    public record Needs(String primary, List<String> others) {
        public Needs {
            others = list(others);
        }
    }

    public record Plan(
            String status,
            Boolean sectionIBlank,
            LocalDate placementFrom,
            String route,
            List<PlanOutcome> outcomes,
            List<Provision> provision,
            AdulthoodOutcomes adulthoodOutcomes) {
        public Plan {
            outcomes = list(outcomes);
            provision = list(provision);
            adulthoodOutcomes =
                    adulthoodOutcomes == null ? new AdulthoodOutcomes(null, null, null, null) : adulthoodOutcomes;
        }
    }

    public record PlanOutcome(String id, String text, String area) {}

    /** One line of Section F; {@code serves} are ids of outcomes. */
    public record Provision(
            String id,
            String kind,
            String text,
            Double hoursPerWeek,
            @JsonProperty("for") List<String> serves) {
        public Provision {
            serves = list(serves);
        }
    }

    public record AdulthoodOutcomes(
            List<String> employment,
            @JsonProperty("independent-living") List<String> independentLiving,
            List<String> community,
            List<String> health) {
        public AdulthoodOutcomes {
            employment = list(employment);
            independentLiving = list(independentLiving);
            community = list(community);
            health = list(health);
        }
    }

    public record WithoutPlan(String exception) {}

    public record AllViews(RecordedViews child, RecordedViews parent) {
        public AllViews {
            child = child == null ? new RecordedViews(null, null, null) : child;
            parent = parent == null ? new RecordedViews(null, null, null) : parent;
        }
    }

    public record RecordedViews(Boolean captured, LocalDate capturedOn, String mainstream) {}

    public record AdviceOffered(Boolean offered, LocalDate sendiassOn) {}

    /** What is asked for: the field {@code request}. */
    public record Asked(String kind, Integer urn, String type, String madeBy, LocalDate on, String reasons) {}

    /** {@code provision} goes by the id of the plan line; a line answered null is left out of it. */
    public record Consultation(
            Integer urn,
            LocalDate sentOn,
            LocalDate repliedOn,
            String answer,
            Boolean placeAvailable,
            String placeKind,
            Boolean operatesAsSeparateSchool,
            Boolean offer,
            Map<String, String> provision,
            String residential,
            String costBasis,
            Long annualPlacePence,
            Long annualTransportPence,
            Long annualTherapyPence,
            Long annualEscortPence,
            Long annualOtherPublicPence,
            Long annualAvoidedPence,
            LocalDate authorityConsultedOn,
            List<Condition> conditions,
            List<Objection> objections) {
        public Consultation {
            provision = map(provision);
            conditions = list(conditions);
            objections = list(objections);
        }
    }

    public record Condition(String text, String kind, String acceptedBy) {}

    public record Objection(String text, String kind, String wouldMeet) {}

    public record ExceptionEntry(
            Integer urn,
            String limb,
            String officer,
            Integer comparatorUrn,
            List<HeldEvidence> evidence,
            List<ReasonableStep> reasonableSteps) {
        public ExceptionEntry {
            evidence = list(evidence);
            reasonableSteps = list(reasonableSteps);
        }
    }

    public record HeldEvidence(String kind, LocalDate on) {}

    public record ReasonableStep(String step, String outcome, String reason) {}

    public record Mainstream(
            Boolean incompatibleWithOthers,
            String scope,
            String officer,
            List<HeldEvidence> evidence,
            List<ReasonableStep> reasonableSteps) {
        public Mainstream {
            evidence = list(evidence);
            reasonableSteps = list(reasonableSteps);
        }
    }

    public record Section9Weighing(
            Integer urn, String officer, String weighed, String reasons, List<HeldEvidence> evidence) {
        public Section9Weighing {
            evidence = list(evidence);
        }
    }

    public record WeighedDuty(String principle, String officer, LocalDate on) {}

    /** {@code lines} goes by the id of the plan line; a line answered null is left out of it. */
    public record Otherwise(Map<String, Boolean> lines, String officer, List<HeldEvidence> evidence) {
        public Otherwise {
            lines = map(lines);
            evidence = list(evidence);
        }
    }

    public record Transport(
            Integer urn, Integer nearerUrn, String officer, String judged, List<HeldEvidence> evidence) {
        public Transport {
            evidence = list(evidence);
        }
    }

    public record Section41(Integer urn, Boolean approved, LocalDate on) {}

    /** One cycle of assess, plan, do and review. */
    public record Cycle(LocalDate assessedOn, String plan, String did, LocalDate reviewedOn, String impact) {}

    public record RingPassedOver(Integer ring, String reason) {}

    public record OutOfAreaReason(Integer urn, String reason, String text) {}

    public record WrapAroundOffer(String agency, Boolean asked, String offer, Long annualPence) {}

    public record PartnerAgreement(String agency, Boolean agreed, LocalDate on) {}

    public record SettingQuality(
            Integer urn,
            String scheme,
            String grade,
            LocalDate inspectedOn,
            Boolean safeguardingMet,
            Boolean openConcern,
            LocalDate monitoredOn) {}

    public record Clocks(
            LocalDate requestReceivedOn,
            LocalDate assessDecidedOn,
            LocalDate adviceRequestedOn,
            LocalDate adviceReceivedOn,
            LocalDate noPlanNoticeSentOn,
            LocalDate draftServedOn,
            LocalDate noticeEndsOn,
            LocalDate finalPlanSentOn,
            LocalDate reviewMeetingOn,
            LocalDate reviewDecisionSentOn,
            LocalDate amendmentNoticeOn,
            LocalDate notAmendingToldOn,
            LocalDate reviewFinalSentOn,
            String movingFrom,
            List<ClockException> exceptions) {
        static final Clocks NONE =
                new Clocks(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        public Clocks {
            exceptions = list(exceptions);
        }
    }

    public record ClockException(String clock, String exception, List<HeldEvidence> evidence) {
        public ClockException {
            evidence = list(evidence);
        }
    }

    public record Disputed(String path, String by, String why) {}

    public record ProceedWithout(String principle, String officer, String reason) {}

    private static <T> List<T> list(List<T> items) {
        return items == null ? List.of() : List.copyOf(items);
    }

    /** Keeps the order it was written in. */
    private static <T> Map<String, T> map(Map<String, T> entries) {
        var known = new LinkedHashMap<String, T>();
        if (entries != null) {
            entries.forEach((key, value) -> {
                if (value != null) {
                    known.put(key, value);
                }
            });
        }
        return Collections.unmodifiableMap(known);
    }
}
