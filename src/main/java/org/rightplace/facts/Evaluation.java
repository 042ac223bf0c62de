package org.rightplace.facts;

/**
 * A self-evaluation with the autism toolkit as a whole. Percentages are of the highest score there can be, rounded down.
 *
 * @param scope a code of {@code tables/toolkit-scopes}
 * @param applicable how many checks apply, or may
 * @param atLeast percent, were every unanswered check nought; null where no check applies
 * @param atMost percent, were every unanswered check the highest score; null where no check applies
 * @param band a code of {@code tables/toolkit-bands}; null where the two are not in one band, or no check applies
 */
public record Evaluation(String scope, Long applicable, Long atLeast, Long atMost, String band) implements Subject {

    @Override
    public String subject() {
        return "evaluation";
    }

    @Override
    public String key() {
        return "";
    }
}
