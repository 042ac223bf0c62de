package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rightplace.schema.Place;

/**
 * A long form: tasks of pages of fields, as {@code forms/*.yaml} has it.
 *
 * @param form name of the JSON Schema of what is filled in
 * @param tasks in the order they are shown
 */
public record FormDefinition(String form, List<Task> tasks) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public FormDefinition {
        tasks = List.copyOf(tasks);
    }

    /**
     * What belongs together.
     *
     * @param needed whether it is shown among what everybody says
     */
    public record Task(String id, String title, boolean needed, List<Page> pages) {
        public Task {
            pages = List.copyOf(pages);
        }
    }

    /**
     * One page, or a list of things of a kind with a page for each.
     *
     * @param id its address, unique among those beside it
     * @param lead a sentence below the title; null for none
     * @param list where the list stands; null for a page that is none
     * @param one what one of the list is called
     * @param none what is ticked where the list is known to be empty; null where that is not asked
     * @param when shown only then; null for always
     * @param shows the fields by which one of the list is told from another
     * @param within pages below each of the list
     */
    public record Page(
            String id,
            String title,
            String lead,
            String list,
            String one,
            String none,
            When when,
            List<String> shows,
            List<Field> fields,
            List<Page> within) {
        public Page {
            shows = shows == null ? List.of() : List.copyOf(shows);
            fields = fields == null ? List.of() : List.copyOf(fields);
            within = within == null ? List.of() : List.copyOf(within);
        }

        /** A page that is always shown and is no list. */
        public static Page of(String id, String title, String lead, List<Field> fields) {
            return new Page(id, title, lead, null, null, null, null, List.of(), fields, List.of());
        }

        boolean isList() {
            return list != null;
        }
    }

    /** A page is shown where a field has one of some answers. */
    public record When(String at, List<String> is) {

        boolean holds(JsonNode tree) {
            return is.contains(Filled.at(tree, place(at)).asText(""));
        }
    }

    /**
     * One thing that is asked.
     *
     * @param at where the answer stands, from the list's item or the whole; {@code *} for each key of what has keys
     * @param label null for the schema's own words; {@code {name}} stands for the key's name
     * @param hint null for none
     * @param table of the rulebook that has the answers, where the schema names none
     * @param options words by answer, where no table has them
     * @param none what is ticked where a list is known to be empty
     * @param next first letters of the number that a new one is given
     */
    public record Field(
            String at, String label, String hint, String table, Map<String, String> options, String none, String next) {
        public Field {
            options = options == null ? Map.of() : Map.copyOf(options);
        }
    }

    /** Reads one that comes with the program. */
    public static FormDefinition read(String name) {
        try (InputStream in = FormDefinition.class.getResourceAsStream("/forms/" + name + ".yaml")) {
            return YAML.readValue(in, FormDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the form " + name + " cannot be read", e);
        }
    }

    /** A place written with dots. */
    static Place place(String at) {
        var place = Place.ROOT;
        for (String step : at.split("\\.")) {
            place = place.then(step);
        }
        return place;
    }

    /** The pages of the first level. */
    Stream<Page> pages() {
        return tasks.stream().flatMap(task -> task.pages().stream());
    }

    Optional<Page> page(String id) {
        return pages().filter(page -> page.id().equals(id)).findFirst();
    }

    /** The task a page of the first level belongs to. */
    Task taskOf(Page page) {
        return tasks.stream()
                .filter(task -> task.pages().contains(page))
                .findFirst()
                .orElseThrow();
    }
}
