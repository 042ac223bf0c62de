package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Agreed metrics become measures, one for each target, and what was measured their observations. The two are joined by the metric's id and its
 * dimensions; a figure goes to the first target not yet due at its end. Direction, baseline and who does what are not in the standard and
 * stay unknown.
 */
final class Metrics {

    /** One more than a contract may have, so that it is seen to have too many without all being put together. */
    private static final int MOST_MEASURES = 201;

    private static final int MOST_OBSERVATIONS = 200;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final Comparator<LocalDate> BY_DAY = Comparator.nullsLast(Comparator.naturalOrder());

    private final Codes codes;

    Metrics(Codes codes) {
        this.codes = codes;
    }

    /** One measure being put together. */
    private record Measure(JsonNode metric, JsonNode target, ObjectNode kpi, List<JsonNode> observed) {

        private LocalDate due() {
            return Published.day(target.path("period").path("endDate"));
        }
    }

    /**
     * Measures in the order they are agreed in, then those only measured.
     *
     * @param agreed metrics with targets; missing where none are published
     * @param observed metrics with figures; missing where none are published
     */
    List<ObjectNode> kpis(JsonNode agreed, JsonNode observed) {
        var byKey = new LinkedHashMap<String, List<Measure>>();
        int count = 0;
        for (JsonNode metric : agreed) {
            for (JsonNode target : targets(metric)) {
                if (count++ < MOST_MEASURES) {
                    byKey.computeIfAbsent(key(metric, target), key -> new ArrayList<>())
                            .add(measure(metric, target));
                }
            }
        }
        byKey.values().forEach(same -> same.sort(Comparator.comparing(Measure::due, BY_DAY)));
        for (JsonNode metric : observed) {
            for (JsonNode observation : metric.path("observations")) {
                var key = key(metric, observation);
                if (!byKey.containsKey(key) && byKey.size() >= MOST_MEASURES) {
                    continue;
                }
                var same = byKey.computeIfAbsent(key, any -> List.of(measure(metric, onlyMeasured(observation))));
                next(same, observation).observed().add(observation);
            }
        }
        var measures = byKey.values().stream().flatMap(List::stream).toList();
        names(measures);
        measures.forEach(this::observations);
        return measures.stream().map(Measure::kpi).toList();
    }

    private static List<JsonNode> targets(JsonNode metric) {
        var targets = new ArrayList<JsonNode>();
        metric.path("observations").forEach(targets::add);
        return targets.isEmpty() ? List.of(MissingNode.getInstance()) : targets;
    }

    /** Of a figure without a target only what it is for and its unit are known. */
    private static ObjectNode onlyMeasured(JsonNode observation) {
        var target = JsonNodeFactory.instance.objectNode();
        Stream.of("dimensions", "unit")
                .filter(observation::has)
                .forEach(field -> target.set(field, observation.get(field)));
        return target;
    }

    /** The first target not yet due when the figure's time ended, else the last. */
    private static Measure next(List<Measure> same, JsonNode observation) {
        LocalDate end = Published.day(observation.path("period").path("endDate"));
        return same.stream()
                .filter(measure ->
                        end != null && (measure.due() == null || !measure.due().isBefore(end)))
                .findFirst()
                .orElse(same.get(same.size() - 1));
    }

    private static String key(JsonNode metric, JsonNode observation) {
        var dimensions = new TreeMap<String, String>();
        observation
                .path("dimensions")
                .properties()
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().asText()));
        return Published.text(metric.path("id")) + " " + dimensions;
    }

    private Measure measure(JsonNode metric, JsonNode target) {
        var kpi = JsonNodeFactory.instance.objectNode();
        String unit = unit(target);
        BigDecimal figure = figure(target, unit);
        Written.put(kpi, "text", words(metric, target, figure));
        target.path("dimensions").properties().stream()
                .filter(one -> one.getKey().equalsIgnoreCase("cohort"))
                .findFirst()
                .flatMap(one -> codes.cohort(one.getValue().asText()))
                .ifPresent(cohort -> kpi.put("cohort", cohort));
        Written.put(kpi, "unit", unit);
        if (figure != null) {
            kpi.put("target", figure);
        }
        Written.put(kpi, "start", Published.day(target.path("period").path("startDate")));
        Written.put(kpi, "due", Published.day(target.path("period").path("endDate")));
        return new Measure(metric, target, kpi, new ArrayList<>());
    }

    /** Title and description, the group it is for, and a target in words. */
    private static String words(JsonNode metric, JsonNode target, BigDecimal figure) {
        var words = new ArrayList<String>();
        Stream.of(metric.path("title"), metric.path("description"), target.path("notes"))
                .map(Published::text)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(words::add);
        target.path("dimensions").properties().stream()
                .filter(one -> Published.text(one.getValue()) != null)
                .map(one -> one.getKey() + ": " + one.getValue().asText())
                .forEach(words::add);
        String stated = Published.text(target.path("measure"));
        if (figure == null && stated != null) {
            words.add("Target: " + stated);
        }
        return words.isEmpty() ? null : String.join(". ", words);
    }

    private String unit(JsonNode observation) {
        JsonNode unit = observation.path("unit");
        String name = Published.firstText(unit.path("id"), unit.path("name"));
        if (name != null) {
            return codes.of("unit", Published.text(unit.path("id")))
                    .or(() -> codes.of("unit", Published.text(unit.path("name"))))
                    .orElse("other");
        }
        if (observation.path("value").path("amount").isNumber()) {
            return "GBP".equals(observation.path("value").path("currency").asText()) ? "pence" : "other";
        }
        String measure = Published.text(observation.path("measure"));
        return measure != null && measure.endsWith("%") && Published.figure(observation.path("measure")) != null
                ? "percent"
                : null;
    }

    /** The figure in its unit; null where it is words, too large to keep, or money of another country. */
    private static BigDecimal figure(JsonNode observation, String unit) {
        JsonNode amount = observation.path("value").path("amount");
        BigDecimal figure = Published.figure(observation.path("measure"));
        if (figure == null && amount.isNumber() && "pence".equals(unit)) {
            figure = amount.decimalValue().movePointRight(2);
        }
        return figure == null || figure.abs().compareTo(LARGEST) > 0 ? null : figure;
    }

    private void observations(Measure measure) {
        if (measure.observed().isEmpty()) {
            return;
        }
        var list = measure.kpi().putArray("observations");
        var ordered = measure.observed().stream()
                .sorted(Comparator.comparing(
                        (JsonNode one) -> Published.day(one.path("period").path("endDate")), BY_DAY))
                .toList();
        // Only the latest count; a measure taken every day for years is cut at the front.
        ordered.subList(Math.max(0, ordered.size() - MOST_OBSERVATIONS), ordered.size())
                .forEach(one -> {
                    var observation = list.addObject();
                    String unit = unit(one);
                    boolean sameUnit = unit == null
                            || unit.equals(measure.kpi().path("unit").asText(unit));
                    BigDecimal figure = sameUnit ? figure(one, unit) : null;
                    Written.put(
                            observation,
                            "from",
                            Published.day(one.path("period").path("startDate")));
                    Written.put(
                            observation, "to", Published.day(one.path("period").path("endDate")));
                    if (figure != null) {
                        observation.put("value", figure);
                    }
                    codes.of(
                                    "measure",
                                    Published.text(
                                            one.path("measureClassification").path("id")))
                            .ifPresent(rating -> observation.put("rating", rating));
                });
    }

    /** The metric's own id where it can be one of ours and tells measures apart; otherwise K1, K2 and so on. */
    private static void names(List<Measure> measures) {
        Set<String> own = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Measure measure : measures) {
            String id = Published.text(measure.metric().path("id"));
            if (!own.add(id)) {
                twice.add(id);
            }
        }
        int next = 1;
        for (Measure measure : measures) {
            String id = Published.text(measure.metric().path("id"));
            if (id != null && !twice.contains(id) && id.matches("[A-Za-z][A-Za-z0-9]{0,15}")) {
                measure.kpi().put("id", id);
            } else {
                while (own.contains("K" + next)) {
                    next++;
                }
                measure.kpi().put("id", "K" + next++);
            }
        }
    }
}
