package org.rightplace.explanation;

import java.util.List;

/**
 * One statement of an explanation with what stands under it.
 *
 * @param text the statement
 * @param mark met, not-met, cannot-tell, not-applicable where it is a finding; null otherwise
 * @param principle id of the principle it comes from; null if none
 * @param cites where the law or policy says so, in words; empty if it is no legal line
 * @param children what it rests on
 */
public record Node(String text, String mark, String principle, List<String> cites, List<Node> children) {

    /** The mark in words where the sentence does not say it already: what cannot be told, and what does not apply. */
    public String spoken() {
        return mark == null
                ? ""
                : switch (mark) {
                    case "cannot-tell" -> "Cannot tell:";
                    case "not-applicable" -> "Does not apply:";
                    default -> "";
                };
    }

    public static Node of(String text) {
        return new Node(text, null, null, List.of(), List.of());
    }

    public static Node of(String text, List<Node> children) {
        return new Node(text, null, null, List.of(), children);
    }
}
