package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.schema.Binding;
import org.rightplace.schema.InputError;
import org.rightplace.schema.InputSchema;

/** Reads a contract, or says everything that is wrong with it at once. */
public final class ContractReader {

    private final InputSchema schema;
    private final LocalDate begins;

    /**
     * A contract, or what is wrong with it.
     *
     * @param request null when there are errors
     * @param tree the same as JSON, nothing added or left out; not to be changed; null when there are errors
     * @param errors empty when the contract may be reviewed
     */
    public record Read(ContractRequest request, JsonNode tree, List<InputError> errors) {
        public Read {
            errors = List.copyOf(errors);
        }

        /** Whether there is a contract. */
        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param schema of {@code contract}
     * @param begins the first day the rulebook knows the law of
     */
    public ContractReader(InputSchema schema, LocalDate begins) {
        this.schema = schema;
        this.begins = begins;
    }

    /** Reads UTF-8 JSON of at most 1 MiB. Never throws for what it reads. */
    public Read read(byte[] json) {
        var sent = schema.read(json, (tree, wrongs) -> ContractChecks.check(tree, begins, wrongs));
        return sent.accepted()
                ? new Read(Binding.to(ContractRequest.class, sent.tree()), sent.tree(), List.of())
                : new Read(null, null, sent.errors());
    }
}
