package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of rules cut into pieces of text: the small language is regular enough to find each condition by its brackets and commas.
 *
 * @param header package and imports, and what is said about the file
 * @param rules the text of each rule from {@code rule} to {@code end}, in order
 */
record RuleText(String header, List<Rule> rules) {

    private static final java.util.regex.Pattern RULE = java.util.regex.Pattern.compile("(?m)^rule\\b[\\s\\S]*?^end$");
    private static final java.util.regex.Pattern OPENS = java.util.regex.Pattern.compile("[A-Z]\\w*\\(");

    /**
     * One rule.
     *
     * @param text from its name to its {@code end}
     * @param line on which it begins in the file
     */
    record Rule(String text, int line) {

        int conditionsFrom() {
            return text.indexOf("\nwhen\n") + "\nwhen\n".length();
        }

        int conditionsTo() {
            return text.indexOf("\nthen\n") + 1;
        }

        /** The line in the file of a place in the text. */
        int lineAt(int at) {
            return line + lines(text.substring(0, at));
        }

        /** The same rule with a piece of its text replaced. */
        String with(Span span, String by) {
            return text.substring(0, span.from()) + by + text.substring(span.to());
        }

        String text(Span span) {
            return text.substring(span.from(), span.to());
        }

        /** Its conditions: what stands on lines outside all brackets, in order. */
        List<Span> conditions() {
            var found = new ArrayList<Span>();
            int from = conditionsFrom();
            int depth = 0;
            for (int at = from; at < conditionsTo(); at = next(at)) {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == '\n' && depth == 0) {
                    if (!text.substring(from, at).isBlank()) {
                        found.add(trimmed(from, at));
                    }
                    from = at + 1;
                }
            }
            return found;
        }

        /** What stands between the brackets of each pattern, however deep. */
        List<Pattern> patterns() {
            var found = new ArrayList<Pattern>();
            var opens = OPENS.matcher(text);
            for (int at = conditionsFrom(); at < conditionsTo(); at = next(at)) {
                if (opens.region(at, conditionsTo()).lookingAt()
                        && !Character.isJavaIdentifierPart(text.charAt(at - 1))) {
                    var inside = trimmed(opens.end(), closing(opens.end()));
                    found.add(new Pattern(text.substring(at, opens.end() - 1), parts(inside)));
                }
            }
            return found;
        }

        /** Pieces between commas outside brackets. */
        private List<Span> parts(Span whole) {
            var parts = new ArrayList<Span>();
            int from = whole.from();
            int depth = 0;
            for (int at = from; at < whole.to(); at = next(at)) {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(trimmed(from, at));
                    from = at + 1;
                }
            }
            if (from < whole.to()) {
                parts.add(trimmed(from, whole.to()));
            }
            return parts;
        }

        private int closing(int from) {
            int depth = 1;
            int at = from;
            while (true) {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return at;
                }
                at = next(at);
            }
        }

        /** The place after this one, quoted words in one go. */
        private int next(int at) {
            return text.charAt(at) == '"' ? text.indexOf('"', at + 1) + 1 : at + 1;
        }

        private Span trimmed(int from, int to) {
            var piece = text.substring(from, to);
            int start = from + piece.length() - piece.stripLeading().length();
            return new Span(start, start + piece.strip().length());
        }
    }

    /** A piece of a rule's text. */
    record Span(int from, int to) {}

    /**
     * One pattern.
     *
     * @param type of the fact
     * @param constraints in order
     */
    record Pattern(String type, List<Span> constraints) {}

    static RuleText of(String drl) {
        var found = RULE.matcher(drl).results().toList();
        var header = found.isEmpty() ? drl : drl.substring(0, found.get(0).start());
        return new RuleText(
                header,
                found.stream()
                        .map(rule -> new Rule(rule.group(), 1 + lines(drl.substring(0, rule.start()))))
                        .toList());
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
