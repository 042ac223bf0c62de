package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.decision.FindingCodec;
import org.rightplace.facts.Parameter;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/**
 * A self-evaluation added up. What is not answered is not nought: it leaves the score open between two bounds, and the band is known only where
 * both bounds are in the same one.
 *
 * @param applicable how many checks apply
 * @param answered how many of them have a score
 * @param atLeast percent of the highest score, rounded down, were every unanswered check nought; null where no check applies
 * @param atMost the same, were every unanswered check the highest score
 * @param score the score where every check that applies is answered; else null
 * @param band code of {@code tables/toolkit-bands}; null where it is open
 * @param criticalNoughts critical checks that are not in place
 * @param unanswered checks that apply, or may, and have neither a score nor a reason
 * @param withoutEvidence checks with a score above nought and nothing to show it
 * @param conditionUnknown conditions of {@code tables/toolkit-conditions} that are not known and on which a check hangs
 */
public record ToolkitScore(
        int applicable,
        int answered,
        Integer atLeast,
        Integer atMost,
        Integer score,
        String band,
        List<String> criticalNoughts,
        List<String> unanswered,
        List<String> withoutEvidence,
        List<String> conditionUnknown) {

    /**
     * Adds up.
     *
     * @param parameters as they stand on the day of the evaluation
     */
    public static ToolkitScore of(ToolkitEvaluation evaluation, Catalogue catalogue, Parameters parameters) {
        return of(evaluation.scope(), conditions(evaluation), evaluation.answers(), catalogue, parameters);
    }

    /** What is known of the service, by the fact each row of {@code tables/toolkit-conditions} asks; null where it is not known. */
    static Map<String, Boolean> conditions(ToolkitEvaluation evaluation) {
        var conditions = new HashMap<String, Boolean>();
        conditions.put("cqcRegistered", evaluation.cqcRegistered());
        conditions.put("healthService", evaluation.healthService());
        return conditions;
    }

    /**
     * The same for answers that stand in a contract.
     *
     * @param conditions by the fact each row of {@code tables/toolkit-conditions} asks; null or left out where it is not known
     */
    public static ToolkitScore of(
            String scope,
            Map<String, Boolean> conditions,
            List<ToolkitEvaluation.Answer> answers,
            Catalogue catalogue,
            Parameters parameters) {
        var byCheck = new HashMap<String, ToolkitEvaluation.Answer>();
        answers.forEach(answer -> byCheck.put(answer.check(), answer));
        var adding = new Adding(parameters.number("toolkit-score-most").value());
        for (Table.Row check : catalogue.table("toolkit-checks").rows()) {
            if (check.list("scopes").contains(scope)) {
                var condition = condition(check, scope);
                var holds = holds(condition, conditions, catalogue);
                adding.check(check, byCheck.get(check.text("id")), condition, holds);
            }
        }
        return adding.score(parameters);
    }

    /** Adds it to an answer of the API. */
    public ObjectNode addTo(ObjectNode json) {
        json.put("applicable", applicable).put("answered", answered);
        json.put("score", score);
        json.put("atLeast", atLeast).put("atMost", atMost);
        json.put("band", band);
        json.set("criticalNoughts", FindingCodec.texts(criticalNoughts));
        json.set("unanswered", FindingCodec.texts(unanswered));
        return json;
    }

    /** The row of {@code tables/toolkit-conditions} on which it hangs whether a check applies in a scope; null where it always does. */
    static String condition(Table.Row check, String scope) {
        return scope.equals("non-send-contract") ? check.text("nonSendOnlyIf") : null;
    }

    /** Whether a condition holds; null where that is not known. No condition always holds. */
    static Boolean holds(String condition, Map<String, Boolean> conditions, Catalogue catalogue) {
        if (condition == null) {
            return true;
        }
        return conditions.get(catalogue
                .table("toolkit-conditions")
                .row(condition)
                .orElseThrow()
                .text("asks"));
    }

    /** The band that begins highest among those the score has reached. */
    static String band(Integer score, Parameters parameters) {
        return score == null
                ? null
                : parameters.inForce().stream()
                        .filter(p -> p.id().equals("toolkit-band-from") && p.value() <= score)
                        .max(Comparator.comparing(Parameter::value))
                        .map(Parameter::of)
                        .orElse(null);
    }

    private static final class Adding {

        private final long most;
        private int applicable;
        private int answered;
        private long sum;
        private final List<String> criticalNoughts = new ArrayList<>();
        private final List<String> unanswered = new ArrayList<>();
        private final List<String> withoutEvidence = new ArrayList<>();
        private final List<String> conditionUnknown = new ArrayList<>();

        private Adding(long most) {
            this.most = most;
        }

        private void check(Table.Row check, ToolkitEvaluation.Answer answer, String condition, Boolean holds) {
            boolean excused = answer != null && answer.notApplicable() != null;
            if (Boolean.FALSE.equals(holds) || excused) {
                return;
            }
            String id = check.text("id");
            applicable++;
            if (answer == null || answer.score() == null) {
                unanswered.add(id);
                if (holds == null && !conditionUnknown.contains(condition)) {
                    conditionUnknown.add(condition);
                }
                return;
            }
            answered++;
            sum += answer.score();
            if (answer.score() == 0 && check.is("critical")) {
                criticalNoughts.add(id);
            }
            if (answer.score() > 0 && answer.evidence().isEmpty()) {
                withoutEvidence.add(id);
            }
        }

        private ToolkitScore score(Parameters parameters) {
            Integer atLeast = percent(sum);
            Integer atMost = percent(sum + most * unanswered.size());
            String lowest = band(atLeast, parameters);
            return new ToolkitScore(
                    applicable,
                    answered,
                    atLeast,
                    atMost,
                    unanswered.isEmpty() ? atLeast : null,
                    lowest != null && lowest.equals(band(atMost, parameters)) ? lowest : null,
                    List.copyOf(criticalNoughts),
                    List.copyOf(unanswered),
                    List.copyOf(withoutEvidence),
                    List.copyOf(conditionUnknown));
        }

        private Integer percent(long points) {
            return applicable == 0 ? null : (int) (100 * points / (most * applicable));
        }
    }
}
