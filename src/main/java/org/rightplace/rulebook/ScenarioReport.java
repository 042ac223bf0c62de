package org.rightplace.rulebook;

import java.util.List;

/**
 * What came of running every scenario.
 *
 * @param passed number of scenarios that gave what they expect
 * @param failed those that did not, with what came instead
 * @param fired number of rules that fired in at least one scenario
 * @param neverFired the rules that no scenario fired; coverage is whole when there is none
 */
public record ScenarioReport(int passed, List<Problem> failed, int fired, List<Problem> neverFired) {

    public boolean clean() {
        return failed.isEmpty() && neverFired.isEmpty();
    }
}
