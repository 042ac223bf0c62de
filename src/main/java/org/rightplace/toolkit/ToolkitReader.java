package org.rightplace.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.function.IntPredicate;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;
import org.rightplace.schema.InputSchema;

/** Reads a self-evaluation, or says everything that is wrong with it at once. */
public final class ToolkitReader {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final InputSchema schema;
    private final Catalogue catalogue;
    private final IntPredicate knownUrn;

    /**
     * A self-evaluation, or what is wrong with it.
     *
     * @param evaluation null when there are errors
     * @param tree the same as JSON, nothing added or left out; not to be changed; null when there are errors
     * @param errors empty when it may be evaluated
     */
    public record Read(ToolkitEvaluation evaluation, JsonNode tree, List<InputError> errors) {
        public Read {
            errors = List.copyOf(errors);
        }

        /** Whether there is an evaluation. */
        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param schema of {@code toolkit-evaluation}
     * @param catalogue whose tables hold the checks
     * @param knownUrn whether the register has a setting of that urn
     */
    public ToolkitReader(InputSchema schema, Catalogue catalogue, IntPredicate knownUrn) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.knownUrn = knownUrn;
    }

    /** Reads UTF-8 JSON of at most 1 MiB. Never throws for what it reads. */
    public Read read(byte[] json) {
        var sent = schema.read(json, (tree, wrongs) -> AnswerChecks.check(tree, catalogue, knownUrn, wrongs));
        return sent.accepted()
                ? new Read(bind(sent.tree()), sent.tree(), List.of())
                : new Read(null, null, sent.errors());
    }

    /** The evaluation that a tree once accepted holds. */
    static ToolkitEvaluation bind(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, ToolkitEvaluation.class);
        } catch (JsonProcessingException e) {
            // The cause's message repeats what it read, so it is not carried on.
            throw new IllegalStateException(
                    "the schema of a self-evaluation lets through what the record has no room for");
        }
    }
}
