package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/** Writes into a contract what is known, and leaves out what is not. */
final class Written {

    private static final int LONGEST_TEXT = 4000;

    private Written() {}

    static void put(ObjectNode into, String field, String text) {
        if (text != null) {
            into.put(field, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text);
        }
    }

    static void put(ObjectNode into, String field, LocalDate day) {
        if (day != null) {
            into.put(field, day.toString());
        }
    }

    static void put(ObjectNode into, String field, Boolean flag) {
        if (flag != null) {
            into.put(field, flag);
        }
    }

    static void put(ObjectNode into, String field, Optional<String> code) {
        code.ifPresent(one -> into.put(field, one));
    }

    /** An object that says nothing is not written at all. */
    static void put(ObjectNode into, String field, ObjectNode part) {
        if (!part.isEmpty()) {
            into.set(field, part);
        }
    }
}
