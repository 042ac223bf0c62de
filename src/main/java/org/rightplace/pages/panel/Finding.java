package org.rightplace.pages.panel;

import java.util.List;
import org.rightplace.explanation.Node;

/**
 * What one principle says, as it is shown.
 *
 * @param principle its id
 * @param text the statement
 * @param mark met, not-met, cannot-tell, not-applicable
 * @param cites where the law or policy says so, in words
 */
public record Finding(String principle, String text, String mark, List<String> cites) {

    static List<Finding> of(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.principle() != null && node.mark() != null)
                .map(node -> new Finding(node.principle(), node.text(), node.mark(), node.cites()))
                .toList();
    }

    public Tag tag() {
        return Tag.ofMark(mark);
    }
}
