package org.rightplace.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Mutants that may survive, each with its reason: {@code .mutants.yaml} in a rules folder.
 *
 * <p>It says how well the scenarios are made, and nothing of law or policy. So it is kept out of what a rulebook is made of (a folder passes
 * over names that start with a dot): writing a reason down changes no digest and puts no new rulebook in service.
 *
 * @param accepted in the order of the file
 */
public record AcceptedMutants(List<Entry> accepted) {

    static final String FILE = ".mutants.yaml";

    /**
     * Some changes of one rule, or of one parameter, with one reason.
     *
     * @param of name of the rule, or id of the parameter
     * @param changes as {@code rules mutate} prints them
     * @param reason why nothing is lost, in a sentence
     */
    public record Entry(String of, List<String> changes, String reason) {

        boolean fits(Mutant mutant) {
            return of.equals(mutant.of()) && changes.contains(mutant.change());
        }
    }

    /** The list of a folder; empty when there is none. */
    public static AcceptedMutants read(Path folder) throws RulebookRefused {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new AcceptedMutants(List.of());
        }
        var problems = new ArrayList<Problem>();
        AcceptedMutants read = null;
        try {
            read = Yaml.read(FILE, Files.readString(file), AcceptedMutants.class, problems);
        } catch (IOException e) {
            problems.add(new Problem(FILE, 0, "cannot be read as UTF-8 text"));
        }
        if (read != null) {
            if (read.accepted() == null) {
                problems.add(new Problem(FILE, 0, "needs a list called accepted"));
            } else if (read.accepted().stream()
                    .anyMatch(one -> one.of() == null
                            || one.changes() == null
                            || one.reason() == null
                            || one.reason().isBlank())) {
                problems.add(new Problem(FILE, 0, "each entry needs of, changes and reason"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RulebookRefused(problems);
        }
        return read;
    }

    /** Why a survivor is accepted; null when it is not. */
    String reason(Mutant mutant) {
        return accepted.stream()
                .filter(entry -> entry.fits(mutant))
                .map(Entry::reason)
                .findFirst()
                .orElse(null);
    }

    /** What is accepted of the rules that were mutated and did not survive. */
    List<Entry> stale(Collection<Mutant> mutants, Collection<Mutant> survived) {
        return accepted.stream()
                .filter(entry -> mutants.stream().anyMatch(mutant -> mutant.of().equals(entry.of())))
                .map(entry -> new Entry(
                        entry.of(),
                        entry.changes().stream()
                                .filter(change -> survived.stream()
                                        .noneMatch(mutant -> mutant.of().equals(entry.of())
                                                && mutant.change().equals(change)))
                                .toList(),
                        entry.reason()))
                .filter(entry -> !entry.changes().isEmpty())
                .toList();
    }
}
