package org.rightplace.pages.panel;

/**
 * A result in words, with a colour that says nothing the words do not.
 *
 * @param words shown
 * @param colour of govuk-frontend: green, red, yellow, blue, grey
 */
public record Tag(String words, String colour) {

    /** Of a finding: met, not-met, cannot-tell, not-applicable. */
    static Tag ofMark(String mark) {
        return switch (mark == null ? "" : mark) {
            case "met" -> new Tag("Met", "green");
            case "not-met" -> new Tag("Not met", "red");
            case "cannot-tell" -> new Tag("Cannot tell", "yellow");
            default -> new Tag("Does not apply", "grey");
        };
    }

    /** Of a time limit: met, due, at-risk, overdue, unknown. */
    static Tag ofDeadline(String state) {
        return switch (state) {
            case "met" -> new Tag("Met", "green");
            case "due" -> new Tag("To come", "blue");
            case "at-risk" -> new Tag("Soon", "yellow");
            case "overdue" -> new Tag("Overdue", "red");
            default -> new Tag("Not known", "grey");
        };
    }

    /** Of where an option stands. */
    static Tag ofStanding(String standing, String words) {
        return new Tag(
                words,
                switch (standing) {
                    case "advised" -> "green";
                    case "next", "possible" -> "blue";
                    case "needs-consultation" -> "yellow";
                    case "not-suitable", "ruled-out" -> "red";
                    default -> "grey";
                });
    }
}
