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
 * the two apart. Where being there or not says nothing by itself (home, needs, views, adviceOffered, clocks, adulthoodOutcomes, review,
 * letters, history, earlyHelp, health, transition, personalBudget, and what was done) an object left out is one with nothing in it; {@code withoutPlan}, {@code mainstream}, {@code section9} and {@code otherwise} are
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
        Review review,
        Map<String, HeldAdvice> advice,
        Letters letters,
        String strengths,
        String aspirations,
        History history,
        List<String> outreach,
        EarlyHelpAssessment earlyHelp,
        List<String> familySupport,
        List<FamilyConfidence> familyView,
        List<FamilyOutcomes> familyOutcomes,
        Map<String, PackagePart> wholePackage,
        HealthSupport health,
        Transition transition,
        PersonalBudget personalBudget,
        List<PartTime> timetable,
        List<RiskPlanned> riskPlans,
        List<VisitsPlanned> visitPlans,
        Map<String, ProfessionalViews> professionalViews,
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
        review = review == null ? new Review(null, null, null, null, null) : review;
        advice = map(advice);
        letters = letters == null ? new Letters(null, null) : letters;
        history = history == null ? new History(null, null, null) : history;
        outreach = list(outreach);
        earlyHelp = earlyHelp == null ? new EarlyHelpAssessment(null, null) : earlyHelp;
        familySupport = list(familySupport);
        familyView = list(familyView);
        familyOutcomes = list(familyOutcomes);
        wholePackage = map(wholePackage);
        health = health == null ? new HealthSupport(null, null, null, null, null, null, null) : health;
        transition = transition == null ? new Transition(null, null, null, null, null, null, null, null) : transition;
        personalBudget = personalBudget == null ? new PersonalBudget(null, null) : personalBudget;
        timetable = list(timetable);
        riskPlans = list(riskPlans);
        visitPlans = list(visitPlans);
        professionalViews = map(professionalViews);
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
            Boolean childProtection,
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
            List<HealthLine> healthProvision,
            AdulthoodOutcomes adulthoodOutcomes) {
        public Plan {
            outcomes = list(outcomes);
            provision = list(provision);
            healthProvision = list(healthProvision);
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

    /** One line of Section G. */
    public record HealthLine(String id, String text) {}

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
            Boolean fullTime,
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

        /** Whether an answer came, though its day may not be recorded. */
        boolean answered() {
            return repliedOn != null || answer != null;
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

    /** {@code invited}, {@code attended} and {@code reported} go by the code of who it is; one answered null is left out. */
    public record Review(
            Map<String, Boolean> invited,
            Map<String, Boolean> attended,
            Map<String, Boolean> reported,
            Boolean adulthoodDiscussed,
            Boolean localConsidered) {
        public Review {
            invited = map(invited);
            attended = map(attended);
            reported = map(reported);
        }
    }

    public record HeldAdvice(LocalDate on) {}

    public record Letters(Integer readingAge, List<String> formatsOffered) {
        public Letters {
            formatsOffered = list(formatsOffered);
        }
    }

    public record History(Integer attendingUrn, Integer moves, Integer exclusions) {}

    public record EarlyHelpAssessment(Boolean assessed, LocalDate on) {}

    /** From 1, not at all, to 5, very confident. */
    public record FamilyConfidence(Integer urn, Integer confidence, List<String> concerns) {
        public FamilyConfidence {
            concerns = list(concerns);
        }
    }

    /** {@code statements} go by the code of the outcome; one answered null is left out. */
    public record FamilyOutcomes(Integer urn, Map<String, String> statements) {
        public FamilyOutcomes {
            statements = map(statements);
        }
    }

    public record PackagePart(Boolean agreed, Long annualPence) {}

    public record HealthSupport(
            Boolean supportFollowsNeed,
            List<HealthConfirmed> confirmed,
            Boolean learningDisabilityRegister,
            Done annualCheck,
            Boolean continuingCare,
            Done adultChecklist,
            List<ChildService> services) {
        public HealthSupport {
            confirmed = list(confirmed);
            annualCheck = annualCheck == null ? Done.UNKNOWN : annualCheck;
            adultChecklist = adultChecklist == null ? Done.UNKNOWN : adultChecklist;
            services = list(services);
        }
    }

    /** A date alone means done. */
    public record Done(Boolean done, LocalDate on) {
        static final Done UNKNOWN = new Done(null, null);
    }

    public record HealthConfirmed(Integer urn, Boolean confirmed, LocalDate on) {}

    public record ChildService(String id, String adultService, LocalDate handoverOn) {}

    public record Transition(
            LocalDate nextOn,
            Boolean planned,
            String complexity,
            Panel panel,
            List<String> postSixteenShown,
            List<String> workConsidered,
            Boolean careAssessmentAsked,
            Done careAssessment) {
        public Transition {
            panel = panel == null ? new Panel(null, null, null) : panel;
            postSixteenShown = list(postSixteenShown);
            workConsidered = list(workConsidered);
            careAssessment = careAssessment == null ? Done.UNKNOWN : careAssessment;
        }
    }

    public record Panel(Boolean held, LocalDate on, List<String> members) {
        public Panel {
            members = list(members);
        }
    }

    public record PersonalBudget(Boolean offered, LocalDate on) {}

    public record PartTime(
            Integer urn,
            LocalDate from,
            String rationale,
            LocalDate planWrittenOn,
            LocalDate reviewOn,
            LocalDate fullTimeFrom,
            Boolean parentUnderstands,
            Boolean onRegister) {}

    public record RiskPlanned(Integer urn, Boolean addressed, LocalDate reviewedOn) {}

    public record ProfessionalViews(Boolean captured, LocalDate capturedOn) {}

    public record VisitsPlanned(Integer urn, Boolean planned, String visitor) {}

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
