package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.rightplace.facts.Breach;
import org.rightplace.facts.Contract;
import org.rightplace.facts.ContractField;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Inclusion;
import org.rightplace.facts.Monitoring;
import org.rightplace.facts.Pledge;
import org.rightplace.facts.Procurement;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;

/** The facts a contract becomes. What is unknown stays null, and a list that was left out is not an empty one. */
final class ContractFacts {

    private static final String LOCAL_AREA = "local-area";

    private final ContractRequest contract;
    private final Catalogue catalogue;
    private final Parameters parameters;

    private ContractFacts(ContractRequest contract, Catalogue catalogue, Parameters parameters) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.parameters = parameters;
    }

    /** @param tree the contract as JSON */
    static List<Fact> of(ContractRequest contract, JsonNode tree, Catalogue catalogue, Parameters parameters) {
        var made = new ContractFacts(contract, catalogue, parameters);
        var facts = new ArrayList<Fact>();
        facts.add(made.contract());
        catalogue
                .table("kpi-duty-fields")
                .codes()
                .forEach(path -> facts.add(new ContractField("kpi-duty", path, isStated(tree, path))));
        facts.add(new Inclusion(
                contract.inclusion().clause(),
                stated(contract.inclusion().reasonableAdjustments()),
                contract.inclusion().accessibilityStatement()));
        facts.add(made.monitoring());
        facts.add(made.procurement());
        facts.add(made.pledge());
        facts.add(made.breach());
        facts.add(AutismFacts.of(contract, catalogue, parameters));
        facts.addAll(AgreementFacts.of(contract, catalogue));
        facts.addAll(ContractClocks.of(contract, tree, catalogue, parameters));
        facts.addAll(KpiFacts.of(contract, tree, catalogue));
        return List.copyOf(facts);
    }

    private Contract contract() {
        var service = contract.service();
        var authorities = contract.authorities();
        return new Contract(
                contract.reviewDate(),
                service.kind(),
                service.send(),
                service.lightTouch(),
                service.concession(),
                service.privateUtility(),
                stated(service.kpiUnsuitableReason()),
                service.regime(),
                contract.procurement().begunOn(),
                contract.value().amountPence(),
                contract.value().includesVat(),
                contract.value().currency(),
                contract.period().start(),
                contract.period().end(),
                size(contract.outcomes()),
                size(contract.kpis()),
                authorities == null ? null : authorities.containsAll(parameters.words(LOCAL_AREA)),
                size(authorities));
    }

    private Monitoring monitoring() {
        var monitoring = contract.monitoring();
        var feedback = monitoring.feedback();
        return new Monitoring(
                months(monitoring.frequency(), catalogue),
                monitoring.riskTier(),
                monitoring.lastReviewedOn(),
                stated(monitoring.personCentredEvidence()),
                stated(monitoring.impactEvidence()),
                monitoring.averageTravelMinutes(),
                size(feedback),
                feedback == null
                        ? null
                        : feedback.stream().filter(one -> one.did() != null).count(),
                size(contract.service().deliveryAreas()));
    }

    private Procurement procurement() {
        var bought = contract.procurement();
        var shaped = contract.coproduction();
        return new Procurement(
                bought.sendQuestion(),
                bought.weightPercent(),
                bought.needsAnalysisOn(),
                monthsBetween(
                        bought.needsAnalysisOn(), bought.begunOn() == null ? contract.reviewDate() : bought.begunOn()),
                bought.poolingConsidered(),
                stated(bought.operatingFramework()),
                stated(bought.approvalReference()),
                size(shaped),
                shaped == null
                        ? null
                        : shaped.stream().filter(one -> one.influence() != null).count());
    }

    /** A needs analysis made after the procurement began is not older than it: no months lie between. */
    private static Long monthsBetween(LocalDate from, LocalDate to) {
        return from == null ? null : Math.max(0, Period.between(from, to).toTotalMonths());
    }

    private Pledge pledge() {
        var pledge = contract.pledge();
        return new Pledge(
                pledge.signedOn(),
                pledge.signatory(),
                pledge.inInduction(),
                pledge.invitedInTender(),
                pledge.scores() == null
                        ? null
                        : pledge.scores().values().stream()
                                .filter(Objects::nonNull)
                                .count(),
                tagged(),
                contract.workforce().sendModulePercent());
    }

    private Long tagged() {
        var tags = contract.kpis() == null
                ? List.<List<String>>of()
                : contract.kpis().stream()
                        .map(ContractRequest.Kpi::pledgeOutcomes)
                        .filter(Objects::nonNull)
                        .toList();
        return tags.isEmpty()
                ? null
                : tags.stream().flatMap(Collection::stream).distinct().count();
    }

    private Breach breach() {
        var breach = contract.performance().breach();
        if (breach == null) {
            return new Breach(null, null, null, null);
        }
        return new Breach(
                breach.outcome(),
                breach.outcome() == null
                        ? null
                        : catalogue
                                .table("breach-outcomes")
                                .row(breach.outcome())
                                .orElseThrow()
                                .is("counts"),
                breach.on(),
                breach.noticeOn());
    }

    /** Months from one time to the next; null for an unknown frequency. */
    static Long months(String frequency, Catalogue catalogue) {
        return frequency == null
                ? null
                : catalogue.table("frequencies").row(frequency).orElseThrow().number("months");
    }

    private static boolean isStated(JsonNode tree, String path) {
        var node = tree.at("/" + path.replace('.', '/'));
        return !node.isMissingNode() && !node.isNull();
    }

    private static Boolean stated(String text) {
        return text == null ? null : true;
    }

    private static Long size(Collection<?> list) {
        return list == null ? null : (long) list.size();
    }
}
