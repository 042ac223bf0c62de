package org.rightplace.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * That the ledger of one size is the beginning of that of another, RFC 9162 section 2.1.4. Hashes are 64 lower-case hexadecimal digits.
 *
 * @param from how many entries the earlier one had
 * @param to how many the later one had
 * @param path the hashes that lead from one root to the other
 */
public record ConsistencyProof(long from, long to, List<String> path) {

    /** As the API has it. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("from", from).put("to", to);
        path.forEach(json.putArray("path")::add);
        return json;
    }
}
