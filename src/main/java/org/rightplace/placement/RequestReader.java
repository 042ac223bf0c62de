package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.rightplace.schema.Binding;
import org.rightplace.schema.InputError;
import org.rightplace.schema.InputSchema;

/** Reads a placement request, or says everything that is wrong with it at once. */
public final class RequestReader {

    private final InputSchema schema;
    private final LocalDate begins;
    private final IntPredicate knownUrn;
    private final Predicate<String> knownPostcode;

    /**
     * A request, or what is wrong with it. All but {@code errors} are null when there are errors.
     *
     * @param request as it was sent in
     * @param tree the same as JSON, nothing added or left out; not to be changed
     * @param undisputed the request with each disputed fact unknown
     * @param undisputedTree the same as JSON; not to be changed
     * @param errors empty when the request may be evaluated
     */
    public record Read(
            PlacementRequest request,
            JsonNode tree,
            PlacementRequest undisputed,
            JsonNode undisputedTree,
            List<InputError> errors) {
        public Read {
            errors = List.copyOf(errors);
        }

        /** Whether there is a request. */
        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param schema of {@code placement-request}
     * @param begins the first day the rulebook knows the law of
     * @param knownUrn whether the register has a setting of that urn
     * @param knownPostcode whether the register has that postcode, written as the request writes it: in either case, with or without
     *     the space
     */
    public RequestReader(InputSchema schema, LocalDate begins, IntPredicate knownUrn, Predicate<String> knownPostcode) {
        this.schema = schema;
        this.begins = begins;
        this.knownUrn = knownUrn;
        this.knownPostcode = knownPostcode;
    }

    /** Reads UTF-8 JSON of at most 1 MiB. Never throws for what it reads. */
    public Read read(byte[] json) {
        var sent = schema.read(json, (tree, wrongs) -> {
            DateChecks.check(tree, begins, wrongs);
            ReferenceChecks.check(tree, schema, wrongs, knownUrn, knownPostcode);
        });
        return sent.accepted() ? accepted(sent.tree()) : new Read(null, null, null, null, sent.errors());
    }

    private static Read accepted(JsonNode tree) {
        PlacementRequest request = Binding.to(PlacementRequest.class, tree);
        JsonNode undisputed = tree.deepCopy();
        for (var disputed : request.disputed()) {
            RequestPath.parse(disputed.path()).orElseThrow().removeFrom(undisputed);
        }
        return new Read(request, tree, Binding.to(PlacementRequest.class, undisputed), undisputed, List.of());
    }
}
