package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of one part of a body against another that several kinds of body need. What is not well formed is passed over: the schema says so. */
public final class Checks {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Checks() {}

    /** The day a node holds; null where it holds none. */
    public static LocalDate date(JsonNode node) {
        try {
            boolean formed = node.isTextual() && DATE.matcher(node.textValue()).matches();
            return formed ? LocalDate.parse(node.textValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A field that tells the items of a list apart stands once with each value. */
    public static void unique(JsonNode items, Place place, String field, String code, Wrongs wrongs) {
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode value = items.path(i).path(field);
            if (value.isTextual() && !seen.add(value.textValue())) {
                wrongs.add(place.then(i).then(field), code, "This must stand once in its list.");
            }
        }
    }

    /**
     * Fields that record something done, which nothing can rest on before it has been.
     *
     * @param fields looked for by name at any depth, so that one added to the schema is found too
     * @param latest the day the whole is about
     * @param wrong what is said of a later one
     */
    public record DoneBy(Set<String> fields, LocalDate latest, String code, String wrong) {

        /** Checks a node and all within it. */
        public void check(JsonNode node, Place place, Wrongs wrongs) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                check(node.get(i), place.then(i), wrongs);
            }
            node.properties().forEach(field -> {
                Place here = place.then(field.getKey());
                LocalDate on = fields.contains(field.getKey()) ? date(field.getValue()) : null;
                if (on != null && on.isAfter(latest)) {
                    wrongs.add(here, code, wrong);
                }
                check(field.getValue(), here, wrongs);
            });
        }
    }
}
