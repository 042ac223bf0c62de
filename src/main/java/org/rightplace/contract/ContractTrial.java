package org.rightplace.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.decision.Decision;
import org.rightplace.decision.Tried;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;

/** A rulebook tried out on one whole contract before it may be in service. */
public final class ContractTrial {

    private ContractTrial() {}

    /** What keeps it from reviewing; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        var contract = JsonNodeFactory.instance.objectNode().put("reference", "trial");
        contract.put("reviewDate", today.toString())
                .putArray("kpis")
                .addObject()
                .put("id", "K1");
        return Tried.of("contract", "contract", contract, json -> {
            var read = ContractService.read(json, rulebook);
            return new Tried.Given(read.accepted() ? answer(rulebook, read) : null, read.errors());
        });
    }

    private static Review answer(Rulebook rulebook, ContractReader.Read read) {
        return new Review(
                Decision.WHAT_IF, Reviewing.review(rulebook, read.request(), read.tree()), rulebook.catalogue());
    }
}
