package org.rightplace.rulebook;

import java.util.Collection;
import java.util.List;

/**
 * What came of mutating a rulebook.
 *
 * @param mutants that could stand in a rulebook
 * @param caught by at least one scenario
 * @param refused by lint or the compiler, and so not counted among the mutants
 * @param survivors by file and line
 * @param stale entries of the list of accepted mutants that fit no survivor
 */
public record MutationReport(
        int mutants, int caught, int refused, List<Survivor> survivors, List<AcceptedMutants.Entry> stale) {

    /**
     * One that no scenario caught.
     *
     * @param mutant what was changed
     * @param reason why that is accepted; null when it is not
     */
    public record Survivor(Mutant mutant, String reason) {}

    static MutationReport of(
            Collection<Mutant> mutants, int refused, Collection<Mutant> survived, AcceptedMutants accepted) {
        var survivors = survived.stream()
                .map(mutant -> new Survivor(mutant, accepted.reason(mutant)))
                .toList();
        return new MutationReport(
                mutants.size(),
                mutants.size() - survived.size(),
                refused,
                survivors,
                accepted.stale(mutants, survived));
    }

    /** Per cent caught, one place after the point, never rounded up. */
    public double share() {
        return mutants == 0 ? 100 : Math.floor(1000.0 * caught / mutants) / 10;
    }

    /** Every survivor is accepted, and everything accepted did survive. */
    public boolean clean() {
        return stale.isEmpty() && survivors.stream().allMatch(survivor -> survivor.reason() != null);
    }
}
