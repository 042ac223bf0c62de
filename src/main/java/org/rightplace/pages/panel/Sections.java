package org.rightplace.pages.panel;

import java.util.List;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;

/** The branches of an explanation by name; one that is not there is empty. */
public record Sections(List<Explanation.Section> all) {

    static Sections of(Explanation explanation) {
        return new Sections(explanation.sections());
    }

    /** What stands in one: advice, tests, why, why-not, missing, weigh, gaps, deadlines, next, change, notes. */
    public List<Node> nodes(String id) {
        return all.stream()
                .filter(section -> section.id().equals(id))
                .flatMap(section -> section.nodes().stream())
                .toList();
    }
}
