package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.ledger.NotCanonical;
import org.rightplace.schema.StrictJson;

/** What makes a question this one and no other, so that it is known again when its caller sends it once more. */
public final class Asked {

    private Asked() {}

    /**
     * The question however its JSON is laid out; empty when it is none.
     *
     * @param question which kind it is, so that the same body asked for something else is another question
     */
    public static Optional<byte[]> canonical(String question, byte[] json) {
        var tree = StrictJson.parse(json, Set.of()).tree();
        if (tree == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CanonicalJson.bytes(
                    JsonNodeFactory.instance.arrayNode().add(question).add(tree)));
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }
}
