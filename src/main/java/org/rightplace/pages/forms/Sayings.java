package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says in words what has been filled in. */
final class Sayings {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Sayings() {}

    /** A line each; none where nothing is known. */
    static List<String> of(Asked asked, JsonNode tree, Wording wording) {
        var node = Filled.at(tree, asked.place());
        if (node.isMissingNode()) {
            return List.of();
        }
        var type = asked.type();
        return switch (type.kind()) {
            case TICKS ->
                node.isEmpty()
                        ? none(asked)
                        : Typed.texts(node).stream()
                                .map(code -> word(type, code))
                                .toList();
            case LINES -> node.isEmpty() ? none(asked) : Typed.texts(node);
            case SETTINGS ->
                Typed.texts(node).stream().map(urn -> setting(urn, wording)).toList();
            case CHOICE -> List.of(word(type, node.asText()));
            case FLAG -> List.of(node.asBoolean() ? "Yes" : "No");
            case DAY -> List.of(day(node.asText()));
            case POUNDS -> List.of("£" + grouped(node.asLong()));
            case SETTING -> List.of(setting(node.asText(), wording));
            case FREE_CODE -> List.of(Wording.plain(node.asText()));
            default -> node.asText().lines().toList();
        };
    }

    private static List<String> none(Asked asked) {
        return List.of(asked.field().none() == null ? "None" : asked.field().none());
    }

    private static String word(FieldType type, String code) {
        return type.answers().getOrDefault(code, code);
    }

    private static String setting(String urn, Wording wording) {
        return (urn.matches("[0-9]{6}")
                        ? wording.settingName(Integer.parseInt(urn))
                        : java.util.Optional.<String>empty())
                .map(name -> name + " (" + urn + ")")
                .orElse(urn);
    }

    private static String day(String iso) {
        try {
            return LocalDate.parse(iso).format(DAY);
        } catch (java.time.DateTimeException e) {
            return iso;
        }
    }

    private static String grouped(long pence) {
        return String.format(Locale.UK, pence % 100 == 0 ? "%,.0f" : "%,.2f", pence / 100.0);
    }
}
