package org.rightplace.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.decision.Decision;
import org.rightplace.explanation.Audience;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookDefect;

/**
 * A rulebook tried out on one whole contract before it may be in service: a table or a number that facts are made with may be gone, or no
 * step reach an outcome, though each rule is sound by itself.
 */
public final class ContractTrial {

    private ContractTrial() {}

    /** What keeps it from reviewing; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        try {
            var contract = JsonNodeFactory.instance.objectNode().put("reference", "trial");
            contract.put("reviewDate", today.toString())
                    .putArray("kpis")
                    .addObject()
                    .put("id", "K1");
            var read = ContractService.read(contract.toString().getBytes(StandardCharsets.UTF_8), rulebook);
            if (!read.accepted()) {
                return List.of(wrong("its tables refuse a contract that says nothing unusual: "
                        + read.errors().get(0).pointer()));
            }
            var review = new Review(
                    Decision.WHAT_IF, Reviewing.review(rulebook, read.request(), read.tree()), rulebook.catalogue());
            review.json();
            for (Audience reader : Audience.values()) {
                review.explain(reader);
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
        return new Problem("contract", 0, "tried on a whole contract, " + why);
    }
}
