package org.rightplace.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** The rules folder cannot be put in service. The rulebook in service, if any, stays. */
public final class RulebookRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RulebookRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
