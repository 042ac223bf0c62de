package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rightplace.decision.Decision;
import org.rightplace.decision.Tried;
import org.rightplace.register.SettingIndex;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;

/** A rulebook tried out on one whole placement request before it may be in service. */
public final class Trial {

    private static final int AGE = 9;

    private Trial() {}

    /** What keeps it from advising; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        return Tried.of("placement", "request", request(today), json -> {
            var read = new RequestReader(
                            rulebook.schemas().of("placement-request"),
                            rulebook.catalogue().begins(),
                            urn -> false,
                            postcode -> false)
                    .read(json);
            return new Tried.Given(read.accepted() ? answer(rulebook, read, today) : null, read.errors());
        });
    }

    private static Recommendation answer(Rulebook rulebook, RequestReader.Read read, LocalDate today) {
        var evaluated = Evaluation.evaluate(
                rulebook,
                read.undisputed(),
                read.undisputedTree(),
                Home.UNKNOWN,
                Map.of(),
                SettingIndex.of(List.of()),
                today);
        return new Recommendation(Decision.WHAT_IF, evaluated, rulebook.catalogue());
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
