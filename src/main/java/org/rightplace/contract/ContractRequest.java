package org.rightplace.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A contract as it was sent in; what each field means stands in {@code schema/contract.json}.
 *
 * <p>What is not known is null. A list that was left out is null, and an empty one says that there are none. An object left out is one
 * with nothing in it, but for {@code placement}, {@code health} and {@code toolkit}, which are null when left out. Money is whole pence;
 * figures of a measure are exact decimals in its unit. Codes are those of {@code rules/tables}.
 */
public record ContractRequest(
        String reference,
        String title,
        LocalDate reviewDate,
        String buyer,
        List<String> authorities,
        Supplier supplier,
        Service service,
        Value value,
        Period period,
        Inclusion inclusion,
        List<Outcome> outcomes,
        List<Kpi> kpis,
        List<Milestone> milestones,
        Pledge pledge,
        List<Coproduction> coproduction,
        Monitoring monitoring,
        Performance performance,
        Procurement procurement,
        Workforce workforce,
        Autism autism,
        Placement placement,
        Health health,
        Toolkit toolkit) {

    public ContractRequest {
        supplier = supplier == null ? new Supplier(null, null) : supplier;
        service = service == null ? new Service(null, null, null, null, null, null, null, null, null, null) : service;
        value = value == null ? new Value(null, null, null, null) : value;
        period = period == null ? new Period(null, null) : period;
        inclusion = inclusion == null ? new Inclusion(null, null, null) : inclusion;
        pledge = pledge == null ? new Pledge(null, null, null, null, null) : pledge;
        monitoring = monitoring == null ? new Monitoring(null, null, null, null, null, null, null) : monitoring;
        performance = performance == null ? new Performance(null, null, null) : performance;
        procurement = procurement == null ? new Procurement(null, null, null, null, null, null, null) : procurement;
        workforce = workforce == null ? new Workforce(null, null) : workforce;
        autism = autism == null ? new Autism(null, null, null) : autism;
    }

    public record Supplier(String name, String identifier) {}

    public record Service(
            String kind,
            Boolean send,
            Boolean lightTouch,
            Boolean concession,
            Boolean privateUtility,
            String kpiUnsuitableReason,
            String regime,
            String description,
            List<String> cpv,
            List<String> deliveryAreas) {}

    public record Value(Long amountPence, String currency, Boolean includesVat, Boolean estimated) {}

    public record Period(LocalDate start, LocalDate end) {}

    public record Inclusion(Boolean clause, String reasonableAdjustments, Boolean accessibilityStatement) {}

    public record Outcome(String id, String text, String linkedGoal) {}

    /** One measure. */
    public record Kpi(
            String id,
            String text,
            String cohort,
            String actor,
            String action,
            String beneficiaries,
            String place,
            String unit,
            String numerator,
            String denominator,
            Long denominatorSize,
            BigDecimal baseline,
            BigDecimal target,
            String direction,
            String dataSource,
            String linkedGoal,
            LocalDate start,
            LocalDate due,
            String frequency,
            String reviewOwner,
            BigDecimal comparator,
            BigDecimal bestPastChange,
            String planForExtremeTarget,
            List<String> pledgeOutcomes,
            String frameworkCode,
            List<Observation> observations) {}

    /** A figure of a measure, and how the buyer rated it; null {@code value} where there is none for that time. */
    public record Observation(LocalDate from, LocalDate to, BigDecimal value, String rating) {}

    /** A date agreed, and the day it was reached. */
    public record Milestone(String title, String kind, LocalDate due, LocalDate metOn, String status) {}

    public record Pledge(
            LocalDate signedOn,
            String signatory,
            Boolean inInduction,
            Boolean invitedInTender,
            Map<String, Integer> scores) {}

    public record Coproduction(String with, String stage, String influence) {}

    public record Monitoring(
            String frequency,
            LocalDate lastReviewedOn,
            String riskTier,
            String personCentredEvidence,
            String impactEvidence,
            Long averageTravelMinutes,
            List<Feedback> feedback) {}

    /** What people said, and what was done. */
    public record Feedback(String said, String did) {}

    public record Performance(LocalDate assessedOn, LocalDate publishedOn, Breach breach) {}

    public record Breach(String outcome, LocalDate on, LocalDate noticeOn) {}

    public record Procurement(
            LocalDate begunOn,
            Boolean sendQuestion,
            Long weightPercent,
            LocalDate needsAnalysisOn,
            Boolean poolingConsidered,
            String operatingFramework,
            String approvalReference) {}

    public record Workforce(Long sendModulePercent, Long autismTrainedPercent) {}

    public record Autism(Boolean schedule, LocalDate needsAssessmentOn, Boolean healthPassport) {}

    /** The agreement on an individual placement. */
    public record Placement(
            List<Line> lines, BigDecimal hours, Integer noticeDays, LocalDate reviewOn, Boolean registered) {}

    /** A line of it: which provision, by whom, for how much a year. */
    public record Line(String provision, String by, Long feePence) {}

    public record Health(List<HealthItem> items) {}

    public record HealthItem(String code, Boolean present) {}

    public record Toolkit(
            LocalDate evaluatedOn, Boolean cqcRegistered, Boolean healthService, List<CheckAnswer> answers) {}

    public record CheckAnswer(String check, Integer score, List<String> evidence, String notApplicable) {}
}
