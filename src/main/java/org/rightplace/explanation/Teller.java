package org.rightplace.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rightplace.explanation.Explanation.Section;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;

/** Says findings and conclusions to one reader: what every kind of explanation does alike. */
record Teller(Sentences sentences, Audience audience) {

    /** A branch of the tree; none where it would be empty. */
    static void add(List<Section> sections, String id, String heading, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            sections.add(new Section(id, heading, List.copyOf(nodes)));
        }
    }

    Node node(Finding finding) {
        return new Node(
                sentences.of(finding, audience),
                finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.principle(),
                sentences.cites(finding, audience),
                List.of());
    }

    /** A finding that says which part it is about, where it stands apart from the others of that part. */
    Node about(String part, Finding finding) {
        var node = node(finding);
        return new Node(part + node.text(), node.mark(), node.principle(), node.cites(), node.children());
    }

    /** What was found, and what its principle leaves to a person. */
    void weigh(Finding finding, Node told, Set<Node> nodes) {
        sentences
                .principle(finding.principle())
                .ifPresent(p -> nodes.add(new Node(
                        told.text(),
                        null,
                        p.id(),
                        sentences.cites(p, audience),
                        p.judgement() == null || audience == Audience.FAMILY
                                ? List.of()
                                : List.of(Node.of(p.judgement())))));
    }

    /** By when something is to be done and, for an officer, because of what. */
    String when(Conclusion action) {
        var day = action.due() == null ? "" : " By " + Sentences.show("due", action.due()) + ".";
        return audience == Audience.OFFICER && !action.because().isEmpty()
                ? day + " (because of " + String.join(", ", action.because()) + ")"
                : day;
    }
}
