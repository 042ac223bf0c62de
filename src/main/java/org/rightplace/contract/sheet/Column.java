package org.rightplace.contract.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a list of measures: the heading we write, others that stand for the same, the field of {@code schema/contract.json} it fills
 * and what its cells hold.
 */
enum Column {
    REFERENCE("Contract reference", "reference", Holds.TEXT, "contract ref", "contract number"),
    TITLE("Contract title", "title", Holds.TEXT, "contract", "contract name"),
    BUYER("Buyer", "buyer", Holds.TEXT, "commissioner"),
    SUPPLIER("Supplier", "supplier", Holds.TEXT, "provider"),
    ID("KPI number", "id", Holds.ID, "kpi id", "kpi ref", "kpi no", "number"),
    TEXT("KPI", "text", Holds.TEXT, "measure", "indicator", "kpi description"),
    COHORT("Who is counted", "cohort", Holds.code("kpi-cohorts"), "cohort"),
    ACTOR("Who does it", "actor", Holds.TEXT, "actor"),
    ACTION("What they do", "action", Holds.TEXT, "action"),
    BENEFICIARIES("For whom", "beneficiaries", Holds.TEXT, "beneficiaries"),
    PLACE("Where", "place", Holds.TEXT, "place"),
    UNIT("Unit", "unit", Holds.code("kpi-units")),
    NUMERATOR("What is counted", "numerator", Holds.TEXT, "numerator"),
    DENOMINATOR("Out of what", "denominator", Holds.TEXT, "denominator"),
    DENOMINATOR_SIZE("Out of how many", "denominatorSize", Holds.NUMBER, "denominator size", "sample size"),
    BASELINE("Baseline", "baseline", Holds.NUMBER, "figure now"),
    TARGET("Target", "target", Holds.NUMBER),
    DIRECTION("Better when", "direction", Holds.code("kpi-directions"), "direction"),
    DATA_SOURCE("Data source", "dataSource", Holds.TEXT, "source"),
    GOAL("Goal", "linkedGoal", Holds.code("linked-goals"), "linked goal"),
    START("Start date", "start", Holds.DAY, "start", "starts"),
    DUE("Due date", "due", Holds.DAY, "due", "target date", "end date"),
    FREQUENCY("How often", "frequency", Holds.code("frequencies"), "frequency"),
    REVIEW_OWNER("Reviewed by", "reviewOwner", Holds.TEXT, "review owner", "owner"),
    COMPARATOR("Comparable figure", "comparator", Holds.NUMBER, "comparator", "benchmark"),
    BEST_PAST_CHANGE("Best change before", "bestPastChange", Holds.NUMBER, "best past change"),
    PLEDGE_OUTCOMES("Pledge outcomes", "pledgeOutcomes", Holds.codes("pledge-outcomes"), "pledge"),
    FRAMEWORK_CODE("Framework code", "frameworkCode", Holds.TEXT, "framework"),
    RESULT("Latest result", "value", Holds.NUMBER, "result", "actual"),
    RESULT_FROM("Result from", "from", Holds.DAY, "period from"),
    RESULT_TO("Result to", "to", Holds.DAY, "period to", "result date");

    /** Columns that say the same on every row of one contract. */
    static final List<Column> OF_CONTRACT = List.of(REFERENCE, TITLE, BUYER, SUPPLIER);

    /** Columns of the latest figure. */
    static final List<Column> OF_RESULT = List.of(RESULT, RESULT_FROM, RESULT_TO);

    /**
     * What cells hold.
     *
     * @param kind of value
     * @param table whose codes or names they are; null for others
     */
    record Holds(Kind kind, String table) {

        enum Kind {
            TEXT,
            ID,
            NUMBER,
            DAY,
            CODE,
            CODES
        }

        static final Holds TEXT = new Holds(Kind.TEXT, null);
        static final Holds ID = new Holds(Kind.ID, null);
        static final Holds NUMBER = new Holds(Kind.NUMBER, null);
        static final Holds DAY = new Holds(Kind.DAY, null);

        static Holds code(String table) {
            return new Holds(Kind.CODE, table);
        }

        static Holds codes(String table) {
            return new Holds(Kind.CODES, table);
        }
    }

    final String heading;
    final String field;
    final Holds holds;
    private final List<String> others;

    Column(String heading, String field, Holds holds, String... others) {
        this.heading = heading;
        this.field = field;
        this.holds = holds;
        this.others = List.of(others);
    }

    /** The column a heading stands for, in any case and with any spaces. */
    static Optional<Column> of(String heading) {
        String plain = heading.strip().replaceAll("[\\s_]+", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column ->
                        column.heading.toLowerCase(Locale.ROOT).equals(plain) || column.others.contains(plain))
                .findFirst();
    }
}
