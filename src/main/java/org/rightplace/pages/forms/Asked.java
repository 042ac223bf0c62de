package org.rightplace.pages.forms;

import org.rightplace.schema.Place;

/**
 * A field where it stands: of one item of a list, of one key.
 *
 * @param place in the whole
 * @param id on its page, and its name in the form
 * @param label in full
 */
record Asked(FormDefinition.Field field, Place place, String id, String label, FieldType type) {

    String pointer() {
        return Filled.pointer(place);
    }

    /** The id of what is to be put right: of a day, its first box. */
    String firstId() {
        return type.kind() == FieldKind.DAY ? id + "-day" : id;
    }
}
