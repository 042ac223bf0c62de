package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was sent in, or everything that is wrong with it.
 *
 * @param tree the body as JSON, nothing added or left out; not to be changed; null when there are errors
 * @param errors by place and code; empty when the body may be used
 */
public record Sent(JsonNode tree, List<InputError> errors) {

    /** A body that is wrong all through would be answered many times its own length. */
    private static final int MOST_ERRORS = 500;

    public Sent {
        errors = List.copyOf(errors);
    }

    /** Whether there is a body to use. */
    public boolean accepted() {
        return errors.isEmpty();
    }

    static Sent refused(List<InputError> errors) {
        List<InputError> ordered = errors.stream()
                .distinct()
                .sorted(Comparator.comparing(InputError::pointer).thenComparing(InputError::code))
                .toList();
        if (ordered.size() > MOST_ERRORS) {
            var first = new ArrayList<>(ordered.subList(0, MOST_ERRORS));
            first.add(new InputError(
                    "",
                    "more-errors",
                    "There are more than " + MOST_ERRORS + " errors; mend these and send it again."));
            ordered = first;
        }
        return new Sent(null, ordered);
    }
}
