package org.rightplace.pages.panel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.rightplace.choice.Choice;
import org.rightplace.schema.InputError;
import org.rightplace.web.FormError;

/**
 * A choice as it is filled in on a page, and as {@code schema/outcome.json} has it.
 *
 * @param fields by name, as they were typed
 */
public record ChoiceForm(Map<String, String> fields) {

    /** What a question can be answered that has no third answer, in the order shown. */
    public static final Map<String, String> YES_OR_NO = yesOrNo();

    /** In the order of the page. */
    private static final List<String> NAMES = List.of(
            "choice",
            "standing",
            "option",
            "settingUrn",
            "code",
            "reason",
            "decidedBy",
            "role",
            "day",
            "month",
            "year",
            "corrects",
            "chair",
            "members",
            "quorate",
            "conflicts",
            "key");

    /** What to do about an error, by the place it is at and its code; the schema's own words for any other. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("/choice missing", "Choose what was decided"),
            Map.entry("/standing missing", "Choose whose choice it is"),
            Map.entry("/code missing", "Choose why the decision is other than the advice"),
            Map.entry(
                    "/code not-with-this-choice",
                    "Choose no kind of reason, unless the decision is other than the advice"),
            Map.entry("/reason missing", "Say why the decision is other than the advice"),
            Map.entry("/settingUrn wrong-type", "Enter the six digits of the setting's number"),
            Map.entry("/settingUrn too-small", "Enter the six digits of the setting's number"),
            Map.entry("/settingUrn too-large-number", "Enter the six digits of the setting's number"),
            Map.entry("/settingUrn unknown-urn", "Enter the number of a setting that is in the register"),
            Map.entry("/settingUrn not-with-this-choice", "Choose no setting, unless one is agreed or decided on"),
            Map.entry("/decidedBy missing", "Enter the name of the person who decided"),
            Map.entry("/role missing", "Enter the role of the person who decided"),
            Map.entry("/role pattern", "Enter the role in letters and digits, such as head of SEN"),
            Map.entry("/decidedOn missing", "Enter the day of the decision"),
            Map.entry("/decidedOn not-a-date", "Enter a day that exists, such as 27 11 2026"),
            Map.entry(
                    "/decidedOn before-the-advice", "The day of the decision must not be before the day of the advice"),
            Map.entry("/decidedOn not-yet", "The day of the decision must not be later than today"),
            Map.entry("/panel missing", "Say who sat on the panel"),
            Map.entry("/panel/chair missing", "Enter who chaired the panel"),
            Map.entry("/panel/members missing", "Enter how many sat on the panel"),
            Map.entry("/panel/members wrong-type", "Enter how many sat on the panel, in digits"),
            Map.entry("/panel/members too-small", "Enter how many sat on the panel: at least 1"),
            Map.entry("/panel/members too-large-number", "Enter how many sat on the panel: at most 100"),
            Map.entry("/panel/quorate missing", "Say whether enough people sat on the panel"));

    private static final Map<String, String> FIELDS =
            Map.ofEntries(Map.entry("/decidedOn", "day"), Map.entry("/panel", "chair"), Map.entry("", "choice"));

    private static Map<String, String> yesOrNo() {
        var names = new LinkedHashMap<String, String>();
        names.put("yes", "Yes");
        names.put("no", "No");
        return Collections.unmodifiableMap(names);
    }

    /** An empty form, for somebody to fill in. */
    static ChoiceForm blank(String name) {
        return new ChoiceForm(Map.of(
                "decidedBy",
                name,
                "standing",
                Choice.DECISION,
                "key",
                UUID.randomUUID().toString()));
    }

    /** @param field gives a field by its name, or null */
    static ChoiceForm of(Function<String, String> field) {
        var fields = new HashMap<String, String>();
        for (String name : NAMES) {
            var typed = field.apply(name);
            fields.put(name, typed == null ? "" : typed.strip());
        }
        return new ChoiceForm(Map.copyOf(fields));
    }

    /** What was typed in a field; empty where nothing was. */
    public String of(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether something was chosen. */
    public boolean is(String name, String value) {
        return of(name).equals(value);
    }

    /** The name under which it is recorded once, however often it is sent; null where it is none. */
    String key() {
        return of("key").matches("[0-9a-f-]{36}") ? of("key") : null;
    }

    /**
     * The choice it says, UTF-8. What was left blank is left out.
     *
     * @param corrects id of the choice it puts right; null for none
     */
    byte[] json(String corrects) {
        var json = JsonNodeFactory.instance.objectNode();
        text(json, "choice", of("choice"));
        text(json, "standing", of("standing"));
        text(json, "code", of("code"));
        text(json, "reason", of("reason"));
        text(json, "decidedBy", of("decidedBy"));
        text(json, "role", role());
        text(json, "decidedOn", day());
        text(json, "corrects", corrects == null ? "" : corrects);
        number(json, "settingUrn", of("settingUrn").isEmpty() ? of("option") : of("settingUrn"));
        if (!(of("chair") + of("members") + of("quorate") + of("conflicts")).isEmpty()) {
            var panel = json.putObject("panel");
            text(panel, "chair", of("chair"));
            number(panel, "members", of("members"));
            if (!of("quorate").isEmpty()) {
                panel.put("quorate", of("quorate").equals("yes"));
            }
            var conflicts = panel.putArray("conflicts");
            of("conflicts")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(conflicts::add);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    /** What is no number goes on as it is, to be refused with everything else that is wrong. */
    private static void number(ObjectNode json, String name, String text) {
        if (text.matches("\\d{1,9}")) {
            json.put(name, Integer.valueOf(text));
        } else {
            text(json, name, text);
        }
    }

    /** As the schema wants it: {@code head-of-sen} for Head of SEN. */
    private String role() {
        return of("role").toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "-").replaceAll("^-|-$", "");
    }

    private String day() {
        if ((of("day") + of("month") + of("year")).isEmpty()) {
            return "";
        }
        return padded("year", 4) + "-" + padded("month", 2) + "-" + padded("day", 2);
    }

    private String padded(String name, int digits) {
        return "0".repeat(Math.max(0, digits - of(name).length())) + of(name);
    }

    /** What is wrong, each at the field it is about, in the order of the page. */
    static List<FormError> errors(List<InputError> errors) {
        return errors.stream()
                .map(one -> new FormError(field(one.pointer()), said(one)))
                .distinct()
                .sorted(Comparator.comparing(error -> NAMES.indexOf(error.field())))
                .toList();
    }

    /** Most fields go by the last name of their place. */
    private static String field(String pointer) {
        var place = pointer.startsWith("/panel/conflicts") ? "/panel/conflicts" : pointer;
        return FIELDS.getOrDefault(place, place.substring(place.lastIndexOf('/') + 1));
    }

    private static String said(InputError one) {
        return SAID.getOrDefault(one.pointer() + " " + one.code(), one.detail());
    }

    /** Leaves out what was typed, which names people. */
    @Override
    public String toString() {
        return "ChoiceForm";
    }
}
