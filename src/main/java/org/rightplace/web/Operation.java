package org.rightplace.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * What a call of the API takes and gives. The same words check what comes in and describe the API, so the two cannot drift apart.
 *
 * @param summary what it does, in one line
 * @param queries parameters of the address, and headers
 * @param takes schema of the body by media type; empty when it takes none
 * @param answers what it gives when all is well, by status
 * @param refuses what else can go wrong with this call, by status; what can with any other like it need not be said
 * @param example file below {@code fixtures/} that can be sent; null when there is none
 */
public record Operation(
        String summary,
        List<Query<?>> queries,
        Map<String, String> takes,
        Map<Integer, Answer> answers,
        Map<Integer, String> refuses,
        String example) {

    /** The media type of most bodies. */
    public static final String JSON = "application/json";

    private static final String CHOSEN = "rightplace.accepted";

    /**
     * One answer.
     *
     * @param description in one line
     * @param gives schema by media type, empty when there is no body; the schema is null for what is no JSON
     */
    public record Answer(String description, Map<String, String> gives) {}

    /**
     * Refuses what does not fit.
     *
     * @throws Problem 406 when no answer is acceptable, 415 when the body is not of a type it takes, 400 with every parameter that is
     *     wrong
     */
    void check(Context context) {
        context.attribute(
                CHOSEN,
                accepted(context)
                        .orElseThrow(() -> new Problem(406, "The answer comes as " + String.join(", ", given()))));
        if (!takes.isEmpty() && takes.keySet().stream().noneMatch(type -> isOfType(context.contentType(), type))) {
            throw new Problem(
                    415, "Send " + String.join(" or ", takes.keySet()) + ", and say so in the header Content-Type");
        }
        var errors = wrongQueries(context);
        if (!errors.isEmpty()) {
            throw new Problem(400, "The address or a header holds what cannot be used", errors, Map.of());
        }
    }

    private ArrayNode wrongQueries(Context context) {
        var errors = JsonNodeFactory.instance.arrayNode();
        for (Query<?> query : queries) {
            query.wrong(context)
                    .ifPresent(detail -> errors.addObject()
                            .put("parameter", query.name())
                            .put("code", "wrong-parameter")
                            .put("detail", detail));
        }
        var known = queries.stream()
                .filter(query -> !query.isHeader())
                .map(Query::name)
                .toList();
        if (!known.containsAll(context.queryParamMap().keySet())) {
            errors.addObject()
                    .put("code", "unknown-parameter")
                    .put(
                            "detail",
                            known.isEmpty()
                                    ? "This call takes no parameters in its address."
                                    : "There is a parameter this call does not know. Known are: "
                                            + String.join(", ", known) + ".");
        }
        return errors;
    }

    /** The media type of the answer the caller likes best, of those the call gives. */
    public static String chosen(Context context) {
        return context.attribute(CHOSEN);
    }

    private Optional<String> accepted(Context context) {
        var header = context.header("Accept");
        if (header == null || header.isBlank()) {
            return given().stream().findFirst();
        }
        for (String range : ranges(header)) {
            var bare = range.split(";")[0].strip().toLowerCase(Locale.ROOT);
            for (String type : given()) {
                if (bare.equals("*/*") || bare.equals(type) || bare.equals(type.replaceFirst("/.*", "/*"))) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    /** The best liked first; none when the header cannot be read. */
    private static List<String> ranges(String accept) {
        var ranges = new QuotedQualityCSV();
        try {
            ranges.addValue(accept);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return ranges.getValues();
    }

    private List<String> given() {
        return answers.values().stream()
                .flatMap(answer -> answer.gives().keySet().stream())
                .distinct()
                .toList();
    }

    /** Whether a body is sent as a media type, whatever its parameters. */
    public static boolean isOfType(String contentType, String type) {
        if (contentType == null) {
            return false;
        }
        var bare = contentType.split(";")[0].strip().toLowerCase(Locale.ROOT);
        return bare.equals(type) || type.equals(JSON) && bare.matches("application/[a-z0-9.-]+\\+json");
    }

    Operation with(Query<?>... more) {
        var all = new ArrayList<>(queries);
        all.addAll(List.of(more));
        return new Operation(summary, all, takes, answers, refuses, example);
    }

    Operation taking(String type, String schema) {
        var all = new LinkedHashMap<>(takes);
        all.put(type, schema);
        return new Operation(summary, queries, all, answers, refuses, example);
    }

    Operation answering(int status, String description, String type, String schema) {
        var all = new LinkedHashMap<>(answers);
        var gives = new LinkedHashMap<String, String>();
        if (all.containsKey(status)) {
            gives.putAll(all.get(status).gives());
        }
        if (type != null) {
            gives.put(type, schema);
        }
        all.put(status, new Answer(description, gives));
        return new Operation(summary, queries, takes, all, refuses, example);
    }

    Operation refusing(int status, String description) {
        var all = new TreeMap<>(refuses);
        all.put(status, description);
        return new Operation(summary, queries, takes, answers, all, example);
    }

    Operation like(String fixture) {
        return new Operation(summary, queries, takes, answers, refuses, fixture);
    }
}
