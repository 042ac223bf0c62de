package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How single values are written in published data. */
final class Published {

    /** Keys that hold a day or a moment wherever they stand. */
    static final Set<String> DAYS = Set.of(
            "date",
            "startDate",
            "endDate",
            "maxExtentDate",
            "dueDate",
            "dateMet",
            "dateModified",
            "datePublished",
            "dateSigned",
            "decisionDate",
            "penaltyDate");

    private static final Pattern FIGURE = Pattern.compile("-?[0-9]{1,9}([.][0-9]{1,18})?%?");

    private Published() {}

    /** A text that says something; null where there is none. A number stands as its digits. */
    static String text(JsonNode node) {
        String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** The first of several that says something; null where none does. */
    static String firstText(JsonNode... nodes) {
        return Arrays.stream(nodes)
                .map(Published::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The first of several that is there and not null. */
    static JsonNode first(JsonNode... nodes) {
        return Arrays.stream(nodes)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The day on the publisher's own calendar, whatever the hour and the offset; null where it is not one. */
    static LocalDate day(JsonNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment something was published, to put releases in order; a bare day counts from its beginning. */
    static Instant moment(JsonNode node) {
        String text = node.textValue().strip();
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    /** A figure written as a number, or as one in a text with or without a percent sign; null where it is words. */
    static BigDecimal figure(JsonNode node) {
        String text = text(node);
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return text != null && FIGURE.matcher(text).matches() ? new BigDecimal(text.replace("%", "")) : null;
    }
}
