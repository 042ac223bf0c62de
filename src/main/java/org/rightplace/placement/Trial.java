package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rightplace.decision.Decision;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.register.SettingIndex;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookDefect;

/**
 * A rulebook tried out on one whole placement request before it may be in service. Each rule may be sound by itself and an answer still
 * not come about: a table or a number that facts are made with is gone, or no step reaches an outcome.
 */
public final class Trial {

    private static final int AGE = 9;

    private Trial() {}

    /** What keeps it from advising; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        try {
            var read = new RequestReader(
                            rulebook.schemas().of("placement-request"),
                            rulebook.catalogue().begins(),
                            urn -> false,
                            postcode -> false)
                    .read(request(today).toString().getBytes(StandardCharsets.UTF_8));
            if (!read.accepted()) {
                return List.of(wrong("its tables refuse a request that says nothing unusual: "
                        + read.errors().get(0).pointer()));
            }
            var evaluated = Evaluation.evaluate(
                    rulebook,
                    read.undisputed(),
                    read.undisputedTree(),
                    Home.UNKNOWN,
                    Map.of(),
                    SettingIndex.of(List.of()),
                    today);
            var advice = new Recommendation(Decision.WHAT_IF, evaluated, rulebook.catalogue());
            advice.json();
            for (Audience reader : Audience.values()) {
                Explainer.explain(advice.account(), reader);
            }
            return List.of();
        } catch (RulebookDefect e) {
            return List.of(wrong(e.getMessage()));
        } catch (RuntimeException e) {
            return List.of(wrong("no answer comes about (" + e.getClass().getSimpleName()
                    + (e instanceof IllegalStateException ? ": " + e.getMessage() : "") + ")"));
        }
    }

    private static Problem wrong(String why) {
        return new Problem("placement", 0, "tried on a whole request, " + why);
    }

    private static ObjectNode request(LocalDate today) {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("reference", "trial").put("decisionDate", today.toString()).put("trigger", "new-plan");
        request.putObject("person")
                .put("reference", "trial")
                .put("dateOfBirth", today.minusYears(AGE).toString());
        request.putObject("plan");
        request.putObject("request").put("kind", "none");
        return request;
    }
}
