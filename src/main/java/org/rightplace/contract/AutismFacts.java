package org.rightplace.contract;

import java.util.HashMap;
import java.util.List;
import org.rightplace.facts.AutismProvision;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.toolkit.ToolkitEvaluation;
import org.rightplace.toolkit.ToolkitScore;

/** What a contract says of autism, with the answers to the autism toolkit that stand in it added up as an evaluation by itself adds them. */
final class AutismFacts {

    private AutismFacts() {}

    static AutismProvision of(ContractRequest contract, Catalogue catalogue, Parameters parameters) {
        var autism = contract.autism();
        var toolkit = contract.toolkit();
        var score = score(contract, catalogue, parameters);
        return new AutismProvision(
                autism.schedule(),
                autism.needsAssessmentOn(),
                autism.healthPassport(),
                toolkit == null ? null : toolkit.evaluatedOn(),
                score == null ? null : (long) score.criticalNoughts().size(),
                score == null
                        ? null
                        : score.unanswered().stream()
                                .filter(id -> catalogue
                                        .table("toolkit-checks")
                                        .row(id)
                                        .orElseThrow()
                                        .is("critical"))
                                .count(),
                score == null ? null : score.band(),
                whole(score == null ? null : score.atLeast()),
                whole(score == null ? null : score.atMost()));
    }

    private static Long whole(Integer percent) {
        return percent == null ? null : percent.longValue();
    }

    /** Null where there is no evaluation, or it is not known which checks are for this contract. */
    static ToolkitScore score(ContractRequest contract, Catalogue catalogue, Parameters parameters) {
        var toolkit = contract.toolkit();
        var send = contract.service().send();
        if (toolkit == null || toolkit.evaluatedOn() == null || send == null) {
            return null;
        }
        var conditions = new HashMap<String, Boolean>();
        conditions.put("cqcRegistered", toolkit.cqcRegistered());
        conditions.put("healthService", toolkit.healthService());
        return ToolkitScore.of(
                send ? "send-contract" : "non-send-contract", conditions, answers(toolkit), catalogue, parameters);
    }

    private static List<ToolkitEvaluation.Answer> answers(ContractRequest.Toolkit toolkit) {
        return toolkit.answers() == null
                ? List.of()
                : toolkit.answers().stream()
                        .map(one -> new ToolkitEvaluation.Answer(
                                one.check(), one.score(), one.evidence(), one.notApplicable()))
                        .toList();
    }
}
