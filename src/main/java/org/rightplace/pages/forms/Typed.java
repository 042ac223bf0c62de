package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody typed into a page's form, and what it says. Nothing typed is nothing known.
 *
 * @param fields by name, as the browser sent them
 */
record Typed(Map<String, List<String>> fields) {

    /** Stands for "I do not know" where one of some answers is asked. */
    static final String NOT_KNOWN = "?";

    /** Stands for "there are none". */
    static final String NONE = "-";

    /** Something typed cannot be read; the message says what to do, and never what was typed. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    String one(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse("")
                // What nobody can type and no database takes.
                .replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "")
                .strip();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * The answer to a field; empty where there is none.
     *
     * @param settings finds settings by what was typed
     */
    Optional<JsonNode> read(Asked asked, Function<String, Map<Integer, String>> settings) throws Wrong {
        var text = one(asked.id());
        return switch (asked.type().kind()) {
            case TICKS -> ticks(asked);
            case LINES -> lines(asked);
            case SETTINGS -> settings(asked, settings);
            case DAY -> day(asked.id());
            case FLAG ->
                text.equals("yes") || text.equals("no")
                        ? Optional.of(BooleanNode.valueOf(text.equals("yes")))
                        : Optional.empty();
            case CHOICE -> choice(asked, text);
            default -> text.isEmpty() ? Optional.empty() : Optional.of(single(asked, text, settings));
        };
    }

    private static JsonNode single(Asked asked, String text, Function<String, Map<Integer, String>> settings)
            throws Wrong {
        return switch (asked.type().kind()) {
            case NUMBER -> whole(text);
            case DECIMAL -> DecimalNode.valueOf(decimal(text));
            case POUNDS -> pence(text);
            case SETTING -> setting(text, settings);
            case FREE_CODE ->
                TextNode.valueOf(text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", ""));
            default -> TextNode.valueOf(text.replace("\r\n", "\n"));
        };
    }

    private static Optional<JsonNode> choice(Asked asked, String text) throws Wrong {
        if (text.isEmpty() || text.equals(NOT_KNOWN)) {
            return Optional.empty();
        }
        if (!asked.type().answers().containsKey(text)) {
            throw new Wrong("choose one of the answers");
        }
        return Optional.of(asked.type().numbers() ? whole(text) : TextNode.valueOf(text));
    }

    private Optional<JsonNode> ticks(Asked asked) throws Wrong {
        var chosen = all(asked.id());
        if (chosen.contains(NONE)) {
            if (chosen.size() > 1) {
                throw new Wrong("choose either answers or that there are none, not both");
            }
            return Optional.of(JsonNodeFactory.instance.arrayNode());
        }
        if (!asked.type().answers().keySet().containsAll(chosen)) {
            throw new Wrong("choose from the answers");
        }
        var list = JsonNodeFactory.instance.arrayNode();
        chosen.forEach(list::add);
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private Optional<JsonNode> lines(Asked asked) throws Wrong {
        var list = JsonNodeFactory.instance.arrayNode();
        written(asked.id()).forEach(list::add);
        if (all(asked.id() + "-none").contains(NONE)) {
            if (!list.isEmpty()) {
                throw new Wrong("write something or tick that there are none, not both");
            }
            return Optional.of(list);
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private Stream<String> written(String name) {
        return one(name).lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private Optional<JsonNode> settings(Asked asked, Function<String, Map<Integer, String>> settings) throws Wrong {
        var list = JsonNodeFactory.instance.arrayNode();
        for (String line : written(asked.id()).toList()) {
            list.add(setting(line, settings));
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static JsonNode setting(String text, Function<String, Map<Integer, String>> settings) throws Wrong {
        if (text.matches("[0-9]{6}")) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        if (text.matches("[0-9 ]+")) {
            throw new Wrong("the number (URN) has six figures");
        }
        var found = settings.apply(text);
        if (found.isEmpty()) {
            throw new Wrong("the register has no open setting of that name; enter its number (URN) of six figures");
        }
        if (found.size() > 1) {
            throw new Wrong(
                    "the register has more than one setting of that name; enter more of its name, or its number (URN)");
        }
        return IntNode.valueOf(found.keySet().iterator().next());
    }

    private static JsonNode whole(String text) throws Wrong {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new Wrong("enter a whole number");
        }
        return IntNode.valueOf(Integer.parseInt(text));
    }

    private static BigDecimal decimal(String text) throws Wrong {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw new Wrong("enter a number, such as 0.75");
        }
        return new BigDecimal(text);
    }

    private static JsonNode pence(String text) throws Wrong {
        var plain = text.replaceAll("[£,\\s]", "");
        if (!plain.matches("[0-9]{1,10}(\\.[0-9]{2})?")) {
            throw new Wrong("enter pounds as a number, such as 26000 or 26000.50");
        }
        return LongNode.valueOf(new BigDecimal(plain).movePointRight(2).longValueExact());
    }

    private Optional<JsonNode> day(String name) throws Wrong {
        var day = one(name + "-day");
        var month = one(name + "-month");
        var year = one(name + "-year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return Optional.empty();
        }
        if (!day.matches("[0-9]{1,2}") || !month.matches("[0-9]{1,2}") || !year.matches("[0-9]{4}")) {
            throw new Wrong("enter a day, a month and a year in figures, such as 20 11 2026");
        }
        try {
            return Optional.of(TextNode.valueOf(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                            .toString()));
        } catch (DateTimeException e) {
            throw new Wrong("enter a day that exists, such as 20 11 2026");
        }
    }

    /** As a form would have sent what has been filled in. */
    static Typed of(Iterable<Asked> fields, JsonNode tree) {
        var typed = new java.util.HashMap<String, List<String>>();
        for (Asked asked : fields) {
            var node = Filled.at(tree, asked.place());
            if (!node.isMissingNode()) {
                put(asked, node, typed);
            }
        }
        return new Typed(typed);
    }

    private static void put(Asked asked, JsonNode node, Map<String, List<String>> typed) {
        var id = asked.id();
        switch (asked.type().kind()) {
            case TICKS -> typed.put(id, node.isEmpty() ? List.of(NONE) : texts(node));
            case LINES, SETTINGS -> {
                typed.put(id, List.of(String.join("\n", texts(node))));
                if (node.isEmpty()) {
                    typed.put(id + "-none", List.of(NONE));
                }
            }
            case DAY -> {
                var parts = node.asText().split("-");
                if (parts.length == 3) {
                    typed.put(id + "-year", List.of(parts[0]));
                    typed.put(id + "-month", List.of(parts[1].replaceFirst("^0", "")));
                    typed.put(id + "-day", List.of(parts[2].replaceFirst("^0", "")));
                }
            }
            case FLAG -> typed.put(id, List.of(node.asBoolean() ? "yes" : "no"));
            case POUNDS -> typed.put(id, List.of(pounds(node.asLong())));
            case FREE_CODE -> typed.put(id, List.of(node.asText().replace('-', ' ')));
            default -> typed.put(id, List.of(node.asText()));
        }
    }

    static String pounds(long pence) {
        return pence % 100 == 0
                ? Long.toString(pence / 100)
                : BigDecimal.valueOf(pence, 2).toPlainString();
    }

    static List<String> texts(JsonNode list) {
        var texts = new java.util.ArrayList<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
