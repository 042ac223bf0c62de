package org.rightplace.explanation;

import java.util.List;

/** An explanation as plain text, for a terminal or for reading aloud. */
public final class PlainText {

    private static final int WIDTH = 100;

    private PlainText() {}

    public static String of(Explanation explanation) {
        var text = new StringBuilder();
        text.append(explanation.headline()).append('\n');
        text.append("=".repeat(Math.min(WIDTH, explanation.headline().length())))
                .append("\n\n");
        wrap(text, "", "", explanation.standing());
        for (Explanation.Section section : explanation.sections()) {
            text.append('\n').append(section.heading()).append('\n');
            text.append("-".repeat(section.heading().length())).append('\n');
            nodes(text, section.nodes(), 0);
        }
        return text.toString();
    }

    /** One node with what stands under it. */
    public static String of(Node node) {
        var text = new StringBuilder();
        nodes(text, List.of(node), 0);
        return text.toString();
    }

    private static void nodes(StringBuilder text, List<Node> nodes, int depth) {
        for (Node node : nodes) {
            var indent = "  ".repeat(depth);
            var line = (node.spoken().isEmpty() ? "" : node.spoken() + " ")
                    + node.text()
                    + (node.cites().isEmpty() ? "" : " [" + String.join("; ", node.cites()) + "]");
            wrap(text, indent + "- ", indent + "  ", line);
            nodes(text, node.children(), depth + 1);
        }
    }

    private static void wrap(StringBuilder text, String first, String later, String line) {
        var at = new StringBuilder(first);
        boolean empty = true;
        for (String word : line.split(" ")) {
            if (!empty && at.length() + 1 + word.length() > WIDTH) {
                text.append(at).append('\n');
                at = new StringBuilder(later);
                empty = true;
            }
            at.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(at).append('\n');
    }
}
