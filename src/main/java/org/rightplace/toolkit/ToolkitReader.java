package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntPredicate;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.Binding;
import org.rightplace.schema.InputError;
import org.rightplace.schema.InputSchema;

/** Reads a self-evaluation, or says everything that is wrong with it at once. */
public final class ToolkitReader {

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
                ? new Read(Binding.to(ToolkitEvaluation.class, sent.tree()), sent.tree(), List.of())
                : new Read(null, null, sent.errors());
    }
}
