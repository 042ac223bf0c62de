package org.rightplace.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one body. Of a place already refused nothing more is said: the later check has read something else. */
public final class Wrongs {

    private final Set<String> names;
    private final Set<String> refused;
    private final List<InputError> errors = new ArrayList<>();

    /**
     * @param names fields known to the schema
     * @param refused pointers of what has been refused already
     */
    public Wrongs(Set<String> names, Set<String> refused) {
        this.names = names;
        this.refused = refused;
    }

    public void add(Place place, String code, String detail) {
        InputError error = place.error(names, code, detail);
        if (!refused.contains(error.pointer())) {
            errors.add(error);
        }
    }

    public boolean isRefused(Place place) {
        return refused.contains(place.pointer(names));
    }

    public List<InputError> errors() {
        return List.copyOf(errors);
    }
}
