package org.rightplace.ledger;

import java.util.List;

/**
 * What came of checking something in the ledger while somebody waits: each thing that was looked at, and whether it is as it should be. Nothing
 * private is in it.
 *
 * @param checkpoint signed note of the ledger that it was held against; its size and root stand in its second and third line
 * @param steps in the order they were done
 */
public record Checking(String checkpoint, List<Step> steps) {

    public Checking {
        steps = List.copyOf(steps);
    }

    /**
     * One thing that was looked at.
     *
     * @param what was done, a sentence
     * @param good whether it came out as it should
     * @param result in words
     */
    public record Step(String what, boolean good, String result) {}

    /** Whether everything is as it should be. */
    public boolean good() {
        return steps.stream().allMatch(Step::good);
    }
}
