package org.rightplace.toolkit;

import java.time.LocalDate;
import java.util.List;

/**
 * A self-evaluation as it was sent in; what each field means stands in {@code schema/toolkit-evaluation.json}. What is not known is null;
 * lists left out are empty.
 */
public record ToolkitEvaluation(
        String reference,
        String scope,
        Subject subject,
        LocalDate evaluatedOn,
        Boolean cqcRegistered,
        Boolean healthService,
        List<Answer> answers) {

    public ToolkitEvaluation {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** The setting of a placement, or a contract. */
    public record Subject(Integer urn, String contract) {}

    /** One check: a score, or why it does not apply; neither where it is not answered. */
    public record Answer(String check, Integer score, List<String> evidence, String notApplicable) {
        public Answer {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }
    }
}
