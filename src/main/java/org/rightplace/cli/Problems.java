package org.rightplace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.rightplace.placement.InputError;

/** Says what is wrong with what was sent in: where and what is wanted, never the value. */
final class Problems {

    private Problems() {}

    static void text(List<InputError> errors, PrintStream to) {
        to.println(
                errors.size() == 1
                        ? "There is 1 error; nothing was evaluated."
                        : "There are " + errors.size() + " errors; nothing was evaluated.");
        errors.forEach(error -> to.println((error.pointer().isEmpty() ? "(whole file)" : error.pointer()) + ": "
                + error.detail() + " [" + error.code() + "]"));
    }

    /** The problem details of RFC 9457, as the API answers them. */
    static ObjectNode json(List<InputError> errors) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank");
        problem.put("title", "The request has errors");
        problem.put("status", 400);
        var array = problem.putArray("errors");
        errors.forEach(error -> array.addObject()
                .put("pointer", error.pointer())
                .put("code", error.code())
                .put("detail", error.detail()));
        return problem;
    }
}
