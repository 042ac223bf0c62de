package org.rightplace.pages.panel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which requests are asked for, in which order, and which page of them.
 *
 * @param text words that must all be found; empty for all. Never in an address
 * @param outcome a code; empty for all
 * @param state open, decided, overdue; empty for all
 * @param sort newest, oldest, deadline, reference
 * @param number of the page, from 1
 */
public record Wanted(String text, String outcome, String state, String sort, int number) {

    static final int LINES = 25;

    private static final Comparator<RequestLine> OLDEST =
            Comparator.comparing(line -> line.advised().sequence());

    /**
     * One page of lines.
     *
     * @param lines those of this page
     * @param found how many there are in all
     * @param number of this page, from 1
     * @param last number of the last page
     */
    public record Page(List<RequestLine> lines, int found, int number, int last) {}

    /** @param field gives a field by its name, or null */
    static Wanted of(Function<String, String> field) {
        return new Wanted(
                "",
                text(field.apply("outcome")),
                text(field.apply("state")),
                Optional.ofNullable(field.apply("sort"))
                        .filter(List.of("newest", "oldest", "deadline", "reference")::contains)
                        .orElse("newest"),
                Optional.ofNullable(field.apply("page"))
                        .filter(text -> text.matches("[1-9]\\d{0,5}"))
                        .map(Integer::valueOf)
                        .orElse(1));
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    Wanted withText(String words) {
        return new Wanted(text(words), outcome, state, sort, number);
    }

    Page page(List<RequestLine> all) {
        var found = all.stream().filter(this::fits).sorted(order()).toList();
        int last = Math.max(1, (found.size() + LINES - 1) / LINES);
        int shown = Math.min(number, last);
        return new Page(
                found.stream().skip((long) (shown - 1) * LINES).limit(LINES).toList(), found.size(), shown, last);
    }

    private boolean fits(RequestLine line) {
        boolean inState = switch (state) {
            case "open" -> !line.state().decided();
            case "decided" -> line.state().decided();
            case "overdue" -> line.isOverdue();
            default -> true;
        };
        return inState && (outcome.isEmpty() || outcome.equals(line.advised().outcomeCode()));
    }

    private Comparator<RequestLine> order() {
        return switch (sort) {
            case "oldest" -> OLDEST;
            case "reference" -> Comparator.comparing(RequestLine::reference).thenComparing(OLDEST);
            case "deadline" ->
                Comparator.comparing(
                                (RequestLine line) -> line.advised().next() == null
                                        ? null
                                        : line.advised().next().due(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(OLDEST);
            default -> OLDEST.reversed();
        };
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return !text.isEmpty() || !outcome.isEmpty() || !state.isEmpty();
    }

    /** Where another page of the same is; without the words that are searched for. */
    public String address(int page) {
        return "/requests?outcome=" + encoded(outcome) + "&state=" + encoded(state) + "&sort=" + sort + "&page=" + page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Leaves out the words, which may name a person, so that they cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "Wanted[" + sort + "]";
    }
}
