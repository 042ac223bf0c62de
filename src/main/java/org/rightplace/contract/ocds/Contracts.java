package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The contracts of one process: those signed, then awards without one, else the tender, else what is planned. What a contract does not say
 * itself its award or its tender may; measures only its award, since what was asked for is not yet agreed.
 */
final class Contracts {

    private static final Set<String> ENDED_BEFORE = Set.of("cancelled", "unsuccessful", "withdrawn");
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final JsonNode release;
    private final Codes codes;
    private final Organisations organisations;
    private final LocalDate reviewDate;

    Contracts(JsonNode release, Codes codes, LocalDate reviewDate) {
        this.release = release;
        this.codes = codes;
        this.organisations = new Organisations(release);
        this.reviewDate = reviewDate;
    }

    /** In the shape of {@code schema/contract.json}; empty where nothing has been begun or all of it was called off. */
    List<ObjectNode> all() {
        var contracts = new ArrayList<ObjectNode>();
        var awarded = new LinkedHashSet<String>();
        for (JsonNode contract : release.path("contracts")) {
            String award = Published.text(contract.path("awardID"));
            awarded.add(award);
            if (standing(contract)) {
                contracts.add(contract("contracts", contract, award(award)));
            }
        }
        for (JsonNode award : release.path("awards")) {
            if (standing(award) && !awarded.contains(Published.text(award.path("id")))) {
                contracts.add(contract("awards", NOTHING, award));
            }
        }
        boolean nothingFurther =
                release.path("contracts").isEmpty() && release.path("awards").isEmpty();
        boolean begun =
                release.path("tender").isObject() || release.path("planning").isObject();
        if (nothingFurther && begun && standing(release.path("tender"))) {
            contracts.add(contract("tender", NOTHING, NOTHING));
        }
        return contracts;
    }

    private static boolean standing(JsonNode part) {
        return !ENDED_BEFORE.contains(part.path("status").asText());
    }

    private JsonNode award(String id) {
        return StreamSupport.stream(release.path("awards").spliterator(), false)
                .filter(award -> Objects.equals(Published.text(award.path("id")), id))
                .findFirst()
                .orElse(NOTHING);
    }

    private ObjectNode contract(String stage, JsonNode contract, JsonNode award) {
        var tender = release.path("tender");
        boolean planned = stage.equals("tender");
        String ocid = Published.text(release.path("ocid"));
        String id = Published.firstText(contract.path("id"), award.path("id"));
        var json = JsonNodeFactory.instance.objectNode();
        json.put("reference", planned ? ocid : ReleaseChecks.reference(ocid, stage, id));
        Written.put(
                json,
                "title",
                Published.firstText(
                        contract.path("title"),
                        award.path("title"),
                        tender.path("title"),
                        release.path("planning").path("project").path("title"),
                        release.path("title")));
        json.put("reviewDate", reviewDate.toString());
        Written.put(json, "buyer", organisations.buyer());
        Written.put(json, "supplier", organisations.supplier(contract, award));
        Written.put(json, "service", service(contract, award));
        Written.put(json, "value", value(planned, contract, award));
        Written.put(json, "period", period(contract, award));
        measures(json, planned, contract, award);
        var performance = new Performance(contract, codes, reviewDate);
        Written.put(json, "performance", performance.json());
        var milestones = performance.milestones(planned ? tender : contract);
        if (!milestones.isEmpty()) {
            json.set("milestones", milestones);
        }
        return json;
    }

    private void measures(ObjectNode json, boolean planned, JsonNode contract, JsonNode award) {
        JsonNode agreed = planned
                ? Published.first(
                        release.path("tender").path("targets"),
                        release.path("planning").path("forecasts"))
                : Published.first(contract.path("agreedMetrics"), award.path("agreedMetrics"));
        var kpis =
                new Metrics(codes).kpis(agreed, contract.path("implementation").path("metrics"));
        if (!kpis.isEmpty()) {
            json.putArray("kpis").addAll(kpis);
        }
    }

    private ObjectNode service(JsonNode contract, JsonNode award) {
        var tender = release.path("tender");
        var service = JsonNodeFactory.instance.objectNode();
        JsonNode framework = tender.path("techniques").path("hasFrameworkAgreement");
        if (framework.isBoolean()) {
            service.put("kind", framework.booleanValue() ? "framework" : "contract");
        }
        var cpv = cpv(contract, award);
        var regimes = StreamSupport.stream(tender.path("specialRegime").spliterator(), false)
                .flatMap(one -> codes.of("special-regime", Published.text(one)).stream())
                .toList();
        Written.put(service, "send", codes.agreed("send", cpv));
        Written.put(
                service,
                "lightTouch",
                regimes.contains("light-touch") ? Boolean.TRUE : codes.agreed("lightTouch", cpv));
        // That a regime is not listed proves nothing: the list may have been left out.
        Written.put(service, "concession", regimes.contains("concession") ? Boolean.TRUE : null);
        Written.put(service, "kpiUnsuitableReason", Published.text(contract.path("noAgreedMetricsRationale")));
        String scheme = Published.text(tender.path("legalBasis").path("scheme"));
        Written.put(
                service,
                "regime",
                codes.of(
                        "legal-basis",
                        scheme + "/" + Published.text(tender.path("legalBasis").path("id"))));
        Written.put(
                service,
                "description",
                Published.firstText(
                        contract.path("description"), award.path("description"), tender.path("description")));
        texts(service, "cpv", cpv);
        texts(service, "deliveryAreas", areas(contract, award));
        return service;
    }

    private static void texts(ObjectNode into, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = into.putArray(field);
            texts.stream().limit(200).forEach(list::add);
        }
    }

    /** Of the contract's own items if they have any, else of its award's, else of the tender. */
    private List<String> cpv(JsonNode contract, JsonNode award) {
        var tender = release.path("tender");
        return Stream.of(
                        cpv(contract.path("items")),
                        cpv(award.path("items")),
                        Stream.concat(
                                        cpv(JsonNodeFactory.instance.arrayNode().add(tender)).stream(),
                                        cpv(tender.path("items")).stream())
                                .distinct()
                                .toList())
                .filter(codes -> !codes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> cpv(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .flatMap(item -> Stream.concat(
                        Stream.of(item.path("classification")),
                        StreamSupport.stream(
                                item.path("additionalClassifications").spliterator(), false)))
                .filter(one -> one.path("scheme").asText("CPV").equals("CPV"))
                .map(one -> Published.text(one.path("id")))
                .filter(code -> code != null && code.matches("[0-9]{8}(-[0-9])?"))
                .distinct()
                .toList();
    }

    /** First halves of the postcodes it is delivered to; none where a place is given otherwise, since the list would not be whole. */
    private List<String> areas(JsonNode contract, JsonNode award) {
        var addresses = Stream.of(contract, award, release.path("tender"))
                .map(part -> StreamSupport.stream(part.path("items").spliterator(), false)
                        .flatMap(item -> Stream.concat(
                                Stream.of(item.path("deliveryAddress")).filter(JsonNode::isObject),
                                StreamSupport.stream(
                                        item.path("deliveryAddresses").spliterator(), false)))
                        .toList())
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
        var areas = addresses.stream()
                .map(address -> Optional.ofNullable(Published.text(address.path("postalCode")))
                        .map(code -> code.toUpperCase(Locale.ROOT).replaceFirst(" *[0-9][A-Z]{2}$", ""))
                        .filter(code -> code.matches("[A-Z]{1,2}[0-9][A-Z0-9]?")))
                .distinct()
                .toList();
        return areas.stream().allMatch(Optional::isPresent)
                ? areas.stream().map(Optional::get).toList()
                : List.of();
    }

    private ObjectNode value(boolean planned, JsonNode contract, JsonNode award) {
        boolean alone = StreamSupport.stream(release.path("contracts").spliterator(), false)
                        .filter(other -> Objects.equals(
                                Published.text(other.path("awardID")), Published.text(contract.path("awardID"))))
                        .count()
                <= 1;
        JsonNode value = planned
                ? release.path("tender").path("value")
                : Published.first(contract.path("value"), alone ? award.path("value") : NOTHING);
        var json = JsonNodeFactory.instance.objectNode();
        JsonNode amount = Published.first(value.path("amountGross"), value.path("amount"));
        String currency = Published.text(value.path("currency"));
        if (amount.isNumber() && "GBP".equals(currency)) {
            BigDecimal pence = amount.decimalValue().movePointRight(2).setScale(0, RoundingMode.HALF_UP);
            json.put("amountPence", pence.longValueExact());
            // An amount by itself may be with or without tax.
            Written.put(json, "includesVat", value.path("amountGross").isNumber() ? Boolean.TRUE : null);
            Written.put(json, "estimated", planned ? Boolean.TRUE : null);
        }
        Written.put(json, "currency", currency);
        return json;
    }

    private ObjectNode period(JsonNode contract, JsonNode award) {
        JsonNode period = Published.first(
                contract.path("period"),
                award.path("contractPeriod"),
                release.path("tender").path("contractPeriod"));
        var json = JsonNodeFactory.instance.objectNode();
        LocalDate start = Published.day(period.path("startDate"));
        LocalDate end = Published.day(period.path("endDate"));
        Written.put(json, "start", start);
        // A later notice may have moved one day and not the other.
        Written.put(json, "end", start != null && end != null && end.isBefore(start) ? null : end);
        return json;
    }
}
