package org.rightplace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.rightplace.schema.InputError;
import org.rightplace.web.Problem;

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
        var array = JsonNodeFactory.instance.arrayNode();
        errors.forEach(error -> array.add(error.json()));
        return new Problem(400, "The request has errors", array, Map.of()).json();
    }
}
