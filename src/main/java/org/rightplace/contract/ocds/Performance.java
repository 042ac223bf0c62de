package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How a contract goes: notices of performance, breach, and dates reached. What came after the review date is not known on it. */
final class Performance {

    private static final int MOST_MILESTONES = 200;

    private final JsonNode contract;
    private final Codes codes;
    private final LocalDate reviewDate;

    Performance(JsonNode contract, Codes codes, LocalDate reviewDate) {
        this.contract = contract;
        this.codes = codes;
        this.reviewDate = reviewDate;
    }

    ObjectNode json() {
        var implementation = contract.path("implementation");
        var json = JsonNodeFactory.instance.objectNode();
        Written.put(
                json,
                "publishedOn",
                Stream.of(notices(contract), notices(implementation))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        StreamSupport.stream(implementation.path("performanceFailures").spliterator(), false)
                .filter(failure -> on(failure) != null)
                .max(Comparator.comparing(this::on))
                .ifPresent(failure -> json.set("breach", breach(failure)));
        return json;
    }

    private ObjectNode breach(JsonNode failure) {
        var breach = JsonNodeFactory.instance.objectNode();
        boolean penalty = failure.hasNonNull("penaltyDate");
        Optional<String> outcome = Published.text(failure.path("partialTermination")) != null
                ? Optional.of("terminated-in-part")
                : codes.of("penalty", Published.text(failure.path("penaltyType")));
        Written.put(breach, "outcome", outcome.or(() -> penalty ? Optional.empty() : Optional.of("failed-to-improve")));
        Written.put(breach, "on", on(failure));
        Written.put(
                breach,
                "noticeOn",
                notices(failure).filter(day -> !day.isBefore(on(failure))).orElse(null));
        return breach;
    }

    private LocalDate on(JsonNode failure) {
        return known(Published.day(Published.first(failure.path("penaltyDate"), failure.path("decisionDate"))));
    }

    /** The day of the latest performance notice among the documents of a part. */
    private Optional<LocalDate> notices(JsonNode part) {
        return StreamSupport.stream(part.path("documents").spliterator(), false)
                .filter(document -> document.path("documentType").asText().equals("implementationNotice"))
                .map(document -> known(Published.day(document.path("datePublished"))))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private LocalDate known(LocalDate day) {
        return day == null || day.isAfter(reviewDate) ? null : day;
    }

    /**
     * Milestones of a contract, those it set with what became of them.
     *
     * @param part the contract, or the tender where there is none yet
     */
    ArrayNode milestones(JsonNode part) {
        var byId = new LinkedHashMap<String, ObjectNode>();
        Stream.of(part.path("milestones"), part.path("implementation").path("milestones"))
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .forEach(one -> {
                    String id = Published.text(one.path("id"));
                    var milestone = byId.computeIfAbsent(
                            id == null ? "#" + byId.size() : id, key -> JsonNodeFactory.instance.objectNode());
                    Written.put(milestone, "title", Published.text(one.path("title")));
                    Written.put(milestone, "kind", Published.text(one.path("type")));
                    Written.put(milestone, "due", Published.day(one.path("dueDate")));
                    Written.put(milestone, "metOn", known(Published.day(one.path("dateMet"))));
                    Written.put(milestone, "status", Published.text(one.path("status")));
                });
        var milestones = JsonNodeFactory.instance.arrayNode();
        byId.values().stream()
                .filter(milestone -> !milestone.isEmpty())
                .limit(MOST_MILESTONES)
                .forEach(milestones::add);
        return milestones;
    }
}
