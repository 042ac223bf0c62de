package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.rightplace.explanation.Audience;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.RulebookDefect;
import org.rightplace.schema.InputError;

/**
 * A rulebook tried out on one whole question before it may be in service. Each rule may be sound by itself and an answer still not come
 * about: a table or a number that facts are made with is gone, or no step reaches an outcome.
 */
public final class Tried {

    private Tried() {}

    /**
     * What came of a question.
     *
     * @param answer null when there are errors
     */
    public record Given(Answered answer, List<InputError> errors) {}

    /**
     * What keeps a rulebook from answering; empty when it can.
     *
     * @param theme the part of the rulebook that answers
     * @param what the question, {@code request} or {@code contract}
     * @param question one that says nothing unusual
     */
    public static List<Problem> of(String theme, String what, ObjectNode question, Function<byte[], Given> ask) {
        try {
            var given = ask.apply(question.toString().getBytes(StandardCharsets.UTF_8));
            if (!given.errors().isEmpty()) {
                return List.of(wrong(
                        theme,
                        what,
                        "its tables refuse a " + what + " that says nothing unusual: "
                                + given.errors().get(0).pointer()));
            }
            given.answer().json();
            for (Audience reader : Audience.values()) {
                given.answer().explain(reader);
            }
            return List.of();
        } catch (RulebookDefect e) {
            return List.of(wrong(theme, what, e.getMessage()));
        } catch (RuntimeException e) {
            return List.of(wrong(
                    theme,
                    what,
                    "no answer comes about (" + e.getClass().getSimpleName()
                            + (e instanceof IllegalStateException ? ": " + e.getMessage() : "") + ")"));
        }
    }

    private static Problem wrong(String theme, String what, String why) {
        return new Problem(theme, 0, "tried on a whole " + what + ", " + why);
    }
}
