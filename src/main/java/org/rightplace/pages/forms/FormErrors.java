package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.rightplace.schema.InputError;

/** Says what is wrong with what has been filled in where it was asked, in the words of the form. */
final class FormErrors {

    private FormErrors() {}

    /**
     * Something wrong.
     *
     * @param address of the page it is on; empty where no page asks for it
     * @param field id of the field; null where it is about a whole page
     * @param text what to do about it, never what was typed
     */
    record Wrong(FormDefinition.Task task, String address, String field, String text) {}

    /**
     * All that is wrong.
     *
     * @param errors as whatever takes the whole says them
     */
    static List<Wrong> of(List<FormWalk.Stop> stops, JsonNode tree, List<InputError> errors) {
        var wrongs = new LinkedHashSet<Wrong>();
        var missing = new LinkedHashSet<String>();
        for (var stop : stops) {
            for (var asked : stop.fields()) {
                if (isMissing(asked, tree)) {
                    missing.add(asked.pointer());
                    wrongs.add(wrong(stop, asked, "missing", ""));
                }
            }
        }
        errors.stream()
                .filter(error -> !isSaid(error, missing))
                .forEach(error -> wrongs.add(found(stops, error)
                        .map(where -> wrong(where.stop(), where.asked(), error.code(), error.detail()))
                        .orElseGet(() -> list(stops, error))));
        return wrongs.stream()
                .sorted(Comparator.comparingInt(wrong -> order(stops, wrong)))
                .toList();
    }

    private static int order(List<FormWalk.Stop> stops, Wrong wrong) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).address().equals(wrong.address())) {
                return i;
            }
        }
        return stops.size();
    }

    /** What is missing is said once, where it is asked; whoever takes the whole may say it of what it stands in. */
    private static boolean isSaid(InputError error, LinkedHashSet<String> missing) {
        return error.code().equals("missing")
                && missing.stream()
                        .anyMatch(one -> one.equals(error.pointer()) || one.startsWith(error.pointer() + "/"));
    }

    static boolean isMissing(Asked asked, JsonNode tree) {
        return asked.type().required() && Filled.at(tree, asked.place()).isMissingNode();
    }

    private record Where(FormWalk.Stop stop, Asked asked) {}

    /** The field that an error is about, or the one nearest above it. */
    private static Optional<Where> found(List<FormWalk.Stop> stops, InputError error) {
        return stops.stream()
                .flatMap(stop -> stop.fields().stream().map(asked -> new Where(stop, asked)))
                .filter(where -> isAbout(error, where.asked()))
                .max(Comparator.comparingInt(where -> where.asked().pointer().length()));
    }

    static boolean isAbout(InputError error, Asked asked) {
        return error.pointer().equals(asked.pointer()) || error.pointer().startsWith(asked.pointer() + "/");
    }

    /** What is wrong with a thing of a list as a whole stands on its first page. */
    private static Wrong list(List<FormWalk.Stop> stops, InputError error) {
        return stops.stream()
                .filter(stop ->
                        stop.fields().stream().anyMatch(asked -> asked.pointer().startsWith(error.pointer() + "/")))
                .findFirst()
                .map(stop -> new Wrong(stop.task(), stop.address(), null, stop.title() + ": " + plain(error.detail())))
                .orElseGet(() -> new Wrong(null, "", null, error.detail()));
    }

    static Wrong wrong(FormWalk.Stop stop, Asked asked, String code, String detail) {
        return new Wrong(stop.task(), stop.address(), asked.firstId(), text(asked, code, detail));
    }

    /** What to do about it, beginning with what it is about. */
    static String text(Asked asked, String code, String detail) {
        return label(asked) + ": "
                + switch (code) {
                    case "missing" -> mustAnswer(asked);
                    case "not-a-date" -> "enter a day that exists, such as 20 11 2026";
                    case "not-in-list" -> "choose one of the answers";
                    case "unknown-urn" -> "the register has no setting of this number (URN)";
                    case "unknown-postcode" -> "the register of postcodes does not have it";
                    default -> plain(detail);
                };
    }

    static String label(Asked asked) {
        return asked.label().replaceFirst("[.?]$", "");
    }

    private static String mustAnswer(Asked asked) {
        return switch (asked.type().kind()) {
            case CHOICE, FLAG, TICKS -> "choose an answer";
            default -> "enter an answer";
        };
    }

    /** As part of a sentence, without its full stop. */
    private static String plain(String detail) {
        return detail.isEmpty()
                ? detail
                : (Character.toLowerCase(detail.charAt(0)) + detail.substring(1)).replaceFirst("\\.$", "");
    }

    /** Those about the fields of one page. */
    static List<Wrong> of(FormWalk.Stop stop, JsonNode tree, List<InputError> errors) {
        var wrongs = new ArrayList<Wrong>();
        for (var asked : stop.fields()) {
            if (isMissing(asked, tree)) {
                wrongs.add(wrong(stop, asked, "missing", ""));
            } else {
                errors.stream()
                        .filter(error -> isAbout(error, asked))
                        .findFirst()
                        .ifPresent(error -> wrongs.add(wrong(stop, asked, error.code(), error.detail())));
            }
        }
        return wrongs;
    }
}
