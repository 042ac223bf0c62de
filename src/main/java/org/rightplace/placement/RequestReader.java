package org.rightplace.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Reads a placement request, or says everything that is wrong with it at once. */
public final class RequestReader {

    /** A body that is wrong all through would be answered many times its own length. */
    private static final int MOST_ERRORS = 500;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final InputSchema schema;
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
     * @param schema {@link Schemas#placementRequest()}
     * @param knownUrn whether the register has a setting of that urn
     * @param knownPostcode whether the register has that postcode, written as the request writes it: in either case, with or without
     *     the space
     */
    public RequestReader(InputSchema schema, IntPredicate knownUrn, Predicate<String> knownPostcode) {
        this.schema = schema;
        this.knownUrn = knownUrn;
        this.knownPostcode = knownPostcode;
    }

    /** Reads UTF-8 JSON of at most 1 MiB. Never throws for what it reads. */
    public Read read(byte[] json) {
        StrictJson.Parsed parsed = StrictJson.parse(json, schema.names());
        if (parsed.tree() == null) {
            return refused(parsed.errors());
        }
        var errors = new ArrayList<>(parsed.errors());
        var refused = new HashSet<String>();
        errors.forEach(error -> refused.add(error.pointer()));
        schema.check(parsed.tree()).stream()
                .filter(error -> !refused.contains(error.pointer()))
                .forEach(errors::add);
        errors.forEach(error -> refused.add(error.pointer()));
        var wrongs = new Wrongs(schema.names(), refused);
        DateChecks.check(parsed.tree(), wrongs);
        ReferenceChecks.check(parsed.tree(), schema, wrongs, knownUrn, knownPostcode);
        errors.addAll(wrongs.errors());
        return errors.isEmpty() ? accepted(parsed.tree()) : refused(errors);
    }

    private static Read accepted(JsonNode tree) {
        PlacementRequest request = bind(tree);
        JsonNode undisputed = tree.deepCopy();
        for (var disputed : request.disputed()) {
            RequestPath.parse(disputed.path()).orElseThrow().removeFrom(undisputed);
        }
        return new Read(request, tree, bind(undisputed), undisputed, List.of());
    }

    private static PlacementRequest bind(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, PlacementRequest.class);
        } catch (JsonProcessingException e) {
            // The cause's message repeats what it read, so it is not carried on.
            throw new IllegalStateException(
                    "the schema of a placement request lets through what the record has no room for");
        }
    }

    private static Read refused(List<InputError> errors) {
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
        return new Read(null, null, null, null, ordered);
    }
}
