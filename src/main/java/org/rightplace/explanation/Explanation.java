package org.rightplace.explanation;

import java.util.List;

/**
 * Advice explained to one reader: one tree, whose branches are the same for every reader.
 *
 * @param audience officer, panel, family
 * @param headline under 140 characters
 * @param standing what this is and is not
 * @param sections in the order they are read
 */
public record Explanation(String audience, String headline, String standing, List<Section> sections) {

    /**
     * A branch with a heading.
     *
     * @param id advice, tests, why, why-not, missing, weigh, deadlines, next, notes
     */
    public record Section(String id, String heading, List<Node> nodes) {}

    /** What stands in a branch; none where there is no such branch. */
    public List<Node> nodes(String section) {
        return sections.stream()
                .filter(one -> one.id().equals(section))
                .flatMap(one -> one.nodes().stream())
                .toList();
    }
}
