package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rightplace.decision.Actions;
import org.rightplace.rulebook.Rulebook;

/** One contract put to one rulebook: a pure function of the two. */
final class Reviewing {

    static final String THEME = "contract";

    private Reviewing() {}

    /** @param tree the contract as JSON */
    static Reviewed review(Rulebook rulebook, ContractRequest contract, JsonNode tree) {
        var asAt = contract.reviewDate();
        var catalogue = rulebook.catalogue();
        var parameters = catalogue.parametersOn(asAt);
        var findings = rulebook.find(THEME, asAt, ContractFacts.of(contract, tree, catalogue, parameters));
        var concluded = Actions.whole(rulebook.conclude(THEME, asAt, findings), asAt, parameters, catalogue);
        return new Reviewed(
                asAt,
                contract.reference(),
                contract.title(),
                measures(tree),
                findings,
                concluded,
                catalogue.notInForce(THEME, asAt),
                AutismFacts.score(contract, catalogue, parameters),
                Suggestions.of(tree, findings, catalogue));
    }

    /** The measures in their own words, by id, in the contract's order. */
    static Map<String, String> measures(JsonNode tree) {
        var measures = new LinkedHashMap<String, String>();
        tree.path("kpis")
                .forEach(kpi ->
                        measures.put(kpi.get("id").asText(), kpi.path("text").textValue()));
        return Collections.unmodifiableMap(measures);
    }
}
