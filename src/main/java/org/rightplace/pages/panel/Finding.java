package org.rightplace.pages.panel;

import java.util.List;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;

/**
 * What one principle says, as it is shown.
 *
 * @param principle its id
 * @param text the statement
 * @param mark met, not-met, cannot-tell, not-applicable
 * @param cites where the law or policy says so, in words
 * @param exception whether it is about an exception that an officer may rely on: met, it speaks against naming the setting
 */
public record Finding(String principle, String text, String mark, List<String> cites, boolean exception) {

    private static final String GATES = "gates";

    static List<Finding> of(List<Node> nodes, Sentences sentences) {
        return nodes.stream()
                .filter(node -> node.principle() != null && node.mark() != null)
                .map(node -> new Finding(
                        node.principle(),
                        node.text(),
                        node.mark(),
                        node.cites(),
                        sentences
                                .principle(node.principle())
                                .filter(p -> GATES.equals(p.effect()))
                                .isPresent()))
                .toList();
    }

    public Tag tag() {
        return Tag.ofMark(mark);
    }
}
