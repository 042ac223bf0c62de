package org.rightplace.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing wrong with what was sent in.
 *
 * @param pointer RFC 6901 pointer to the place; empty for the whole body. Names the key only where it is known or looks like an
 *     identifier, otherwise it stops at the object the key stands in
 * @param code what is wrong, in kebab-case: not-a-date, missing, unknown-urn …
 * @param detail what is wanted, in plain words; never what was given
 */
public record InputError(String pointer, String code, String detail) {

    /** As problem details list it. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pointer", pointer)
                .put("code", code)
                .put("detail", detail);
    }
}
