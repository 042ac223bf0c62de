package org.rightplace.pages.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A field as a page shows it.
 *
 * @param kind by which its template goes: words, long, number, pounds, day, radios, select, ticks
 * @param hint empty for none
 * @param value what stands in it; of a day, in its boxes
 * @param answers what there is to choose from
 * @param none words of the box that says there are none; empty where that is not asked
 * @param none words of what is ticked where there are none
 * @param isNone whether that is ticked
 */
public record FieldView(
        String id,
        String kind,
        String label,
        String hint,
        String value,
        List<String> boxes,
        List<Answer> answers,
        String none,
        boolean isNone) {

    /** One of what there is to choose from. */
    public record Answer(String value, String words, boolean chosen) {}

    /** The ids of what describes it. */
    public String describedBy(boolean wrong) {
        return (hint.isEmpty() ? "" : id + "-hint") + (wrong ? (hint.isEmpty() ? "" : " ") + errorId() + "-error" : "");
    }

    /** The id under which an error is shown. */
    public String errorId() {
        return kind.equals("day") ? id + "-day" : id;
    }

    static FieldView of(Asked asked, Typed typed, Wording wording) {
        var type = asked.type();
        var id = asked.id();
        var value = typed.one(id);
        return new FieldView(
                id,
                kind(type),
                asked.label(),
                hint(asked, value, wording),
                value,
                List.of(typed.one(id + "-day"), typed.one(id + "-month"), typed.one(id + "-year")),
                answers(type, typed.all(id)),
                asked.field().none() == null ? "" : asked.field().none(),
                type.kind() == FieldKind.TICKS
                        ? typed.all(id).contains(Typed.NONE)
                        : typed.all(id + "-none").contains(Typed.NONE));
    }

    private static String kind(FieldType type) {
        return switch (type.kind()) {
            case WORDS, FREE_CODE -> "words";
            case LONG_WORDS, LINES, SETTINGS -> "long";
            case SETTING -> "setting";
            case NUMBER, DECIMAL -> "number";
            case POUNDS -> "pounds";
            case DAY -> "day";
            case TICKS -> "ticks";
            case FLAG -> "radios";
            case CHOICE -> type.isLong() ? "select" : "radios";
        };
    }

    /** Of a setting that is known, its name stands with the field. */
    private static String hint(Asked asked, String value, Wording wording) {
        var hint = asked.field().hint() == null ? "" : asked.field().hint();
        if (asked.type().kind() != FieldKind.SETTING) {
            return hint;
        }
        var named = value.matches("[0-9]{6}")
                ? wording.settingName(Integer.parseInt(value))
                        .map(name -> "This is " + name + ".")
                        .orElse("")
                : "";
        return (hint + " " + (named.isEmpty() ? "Its number in the register (URN), or its name." : named)).strip();
    }

    private static List<Answer> answers(FieldType type, List<String> chosen) {
        var answers = new ArrayList<Answer>();
        if (type.kind() == FieldKind.FLAG) {
            var said = chosen.contains("yes") || chosen.contains("no");
            answers.add(new Answer("yes", "Yes", chosen.contains("yes")));
            answers.add(new Answer("no", "No", chosen.contains("no")));
            answers.add(new Answer(Typed.NOT_KNOWN, "I do not know", !said));
            return answers;
        }
        for (Map.Entry<String, String> one : type.answers().entrySet()) {
            answers.add(new Answer(one.getKey(), one.getValue(), chosen.contains(one.getKey())));
        }
        if (type.kind() == FieldKind.CHOICE && !type.required() && !type.isLong()) {
            answers.add(new Answer(
                    Typed.NOT_KNOWN, "I do not know", answers.stream().noneMatch(Answer::chosen)));
        }
        return answers;
    }
}
