package org.rightplace.pages.panel;

import org.rightplace.explanation.Node;

/** Marks of findings, for templates. */
public final class Marks {

    private Marks() {}

    /** What was found, in words. */
    public static Tag of(Node node) {
        return Tag.ofMark(node.mark());
    }
}
