package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Tries how much the scenarios notice: every small change of a rule or a parameter is run in the scenarios of its file, and one after which
 * all of them still come out has survived.
 */
public final class Mutation {

    /** Compiled together: many share most of their conditions, and more would only take the cores longer to share out. */
    private static final int BATCH = 250;

    private final RulebookFolder folder;
    private final Reader.Contents contents;
    private final List<MutantTrial> trials = new ArrayList<>();

    private Mutation(RulebookFolder folder, Reader.Contents contents) {
        this.folder = folder;
        this.contents = contents;
    }

    /**
     * Mutates a rulebook that is in order and whose scenarios all come out.
     *
     * @param only id of the one principle, or name of the one step or of the theme, to mutate with the parameters read there; null for all
     * @throws RulebookRefused with everything that is wrong before anything is changed
     */
    public static MutationReport run(RulebookFolder folder, String only, AcceptedMutants accepted)
            throws RulebookRefused {
        return new Mutation(folder, Rulebook.checked(folder)).run(only, accepted);
    }

    private MutationReport run(String only, AcceptedMutants accepted) throws RulebookRefused {
        contents.catalogue().principles().stream()
                .filter(p -> only == null
                        || p.id().equalsIgnoreCase(only)
                        || p.theme().equals(only))
                .forEach(p -> trials.add(new MutantTrial(folder, contents, p)));
        contents.catalogue().steps().stream()
                .filter(step ->
                        only == null || step.name().equals(only) || step.theme().equals(only))
                .forEach(step -> trials.add(new MutantTrial(folder, contents, step)));
        inParallel(trials.stream()
                .map(trial -> (Callable<Boolean>) () -> {
                    trial.unchanged();
                    return true;
                })
                .toList());
        var mutants = new LinkedHashSet<Mutant>();
        var refused = new HashSet<Mutant>();
        var survived = new HashSet<Mutant>();
        for (MutantTrial.Result result : inParallel(rules(mutants))) {
            refused.addAll(result.refused());
            survived.addAll(result.survived());
        }
        var parameters = parameters();
        mutants.addAll(parameters.keySet());
        survived.addAll(parameters.keySet());
        inParallel(readers(parameters)).forEach(survived::removeAll);
        mutants.removeAll(refused);
        return MutationReport.of(
                mutants,
                refused.size(),
                mutants.stream().filter(survived::contains).toList(),
                accepted);
    }

    private List<Callable<MutantTrial.Result>> rules(Set<Mutant> mutants) {
        var work = new ArrayList<Callable<MutantTrial.Result>>();
        for (MutantTrial trial : trials) {
            var own = trial.mutants();
            mutants.addAll(own);
            for (int from = 0; from < own.size(); from += BATCH) {
                var batch = own.subList(from, Math.min(from + BATCH, own.size()));
                work.add(() -> trial.run(batch));
            }
        }
        return work;
    }

    /** The parameters the rules read, each way they can be changed. */
    private Map<Mutant, Catalogue> parameters() {
        var read = new HashSet<String>();
        trials.forEach(trial -> read.addAll(trial.parameters()));
        var changed = new LinkedHashMap<Mutant, Catalogue>();
        contents.catalogue().parameters().values().stream()
                .filter(parameter -> read.contains(parameter.parameter()))
                .forEach(parameter -> Mutations.of(
                                folder.files().get("parameters/" + parameter.parameter() + ".yaml"), parameter)
                        .forEach((mutant, with) ->
                                changed.put(mutant, contents.catalogue().with(with))));
        return changed;
    }

    private List<Callable<Set<Mutant>>> readers(Map<Mutant, Catalogue> parameters) {
        var work = new ArrayList<Callable<Set<Mutant>>>();
        for (MutantTrial trial : trials) {
            var own = new LinkedHashMap<>(parameters);
            own.keySet().removeIf(mutant -> !trial.parameters().contains(mutant.of()));
            if (!own.isEmpty()) {
                work.add(() -> trial.caught(own));
            }
        }
        return work;
    }

    private static <T> List<T> inParallel(Collection<Callable<T>> work) throws RulebookRefused {
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var results = new ArrayList<T>();
            for (var done : workers.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mutants ran", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RulebookRefused refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
