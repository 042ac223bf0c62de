package org.rightplace.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * That an entry is in the ledger of a size, RFC 9162 section 2.1.3. Hashes are 64 lower-case hexadecimal digits.
 *
 * @param sequence number of the entry
 * @param size how many entries the ledger had
 * @param leafHash of the entry, see {@link LeafHash}
 * @param path the hashes beside the entry's way to the root, from below
 */
public record InclusionProof(long sequence, long size, String leafHash, List<String> path) {

    /** As the API has it. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", sequence)
                .put("size", size)
                .put("leafHash", leafHash);
        path.forEach(json.putArray("path")::add);
        return json;
    }
}
