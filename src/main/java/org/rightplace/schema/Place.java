package org.rightplace.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where something stands in a body: names of fields and places in lists, from the outside in.
 *
 * @param steps a String for a field, an Integer for a place in a list, from 0
 */
public record Place(List<Object> steps) {

    public static final Place ROOT = new Place(List.of());

    /** A key somebody made up may itself be personal; one that looks like a field's name is shown, so that it can be found. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");

    public Place {
        steps = List.copyOf(steps);
    }

    public Place then(Object step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Place(more);
    }

    /** The pointer, cut before the first key that is neither known to the schema nor looks like an identifier. */
    public String pointer(Set<String> known) {
        var pointer = new StringBuilder();
        for (Object step : steps) {
            String text = step.toString();
            boolean shown = step instanceof Integer
                    || known.contains(text)
                    || IDENTIFIER.matcher(text).matches();
            if (!shown) {
                break;
            }
            pointer.append('/').append(text.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    public InputError error(Set<String> known, String code, String detail) {
        return new InputError(pointer(known), code, detail);
    }
}
