package org.rightplace.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;

/**
 * One example of a principle or of a step of the order of tests, from a {@code .scenarios.yaml}.
 *
 * @param name what happens, in plain words
 * @param why it matters; null if the name says it
 * @param lawAsAt the date the rules are read at
 * @param given facts by name, one or a list of each
 * @param expect for a principle: outcome, reason, asks, order, due, about, and {@code saw} with some paths and the values seen there; for a step: the conclusions, each {@code kind, code, urn …}
 */
public record Scenario(String name, String why, LocalDate lawAsAt, JsonNode given, JsonNode expect) {

    /**
     * A scenario that was run.
     *
     * @param wrong what came otherwise than it expects, a sentence each; empty where it passed
     */
    public record Ran(Scenario scenario, List<String> wrong) {}

    /**
     * A scenarios file.
     *
     * @param principle id, for a principle's file
     * @param step name, for a step's file
     */
    record File(String principle, String step, List<Scenario> scenarios) {}
}
