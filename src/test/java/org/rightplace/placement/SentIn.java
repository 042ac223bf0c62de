package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.Schemas;

/** A whole made-up request, and a reader for it with small tables and registers. */
final class SentIn {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    static final Map<String, List<String>> TABLES = Map.ofEntries(
            Map.entry("needs", List.of("ASD", "SLCN")),
            Map.entry("authorities", List.of("873", "874")),
            Map.entry("request-kinds", List.of("none", "setting", "type", "eotas")),
            Map.entry("triggers", List.of("new-plan", "review")),
            Map.entry("plan-statuses", List.of("none", "draft")),
            Map.entry("routes", List.of("school", "post-16")),
            Map.entry("mainstream-views", List.of("wanted", "not-wanted", "no-view")),
            Map.entry("reply-answers", List.of("can-meet", "cannot-meet")),
            Map.entry("line-answers", List.of("yes", "partly", "no", "unknown")),
            Map.entry("place-kinds", List.of("mainstream", "special")),
            Map.entry("residential-kinds", List.of("none", "weekly")),
            Map.entry("cost-bases", List.of("marginal", "average")),
            Map.entry("limbs", List.of("unsuitable-age", "resources")),
            Map.entry(
                    "evidence-kinds",
                    List.of("cost-sheet", "transport-cost-sheet", "class-profile", "professional-advice", "other")),
            Map.entry("out-of-area-reasons", List.of("family-request", "other")),
            Map.entry("dynamic-support", List.of("none", "amber")),
            Map.entry("agencies", List.of("health", "care")),
            Map.entry("quality-schemes", List.of("report-card-2025")),
            Map.entry("section9-weighings", List.of("family-wishes", "public-expenditure")),
            Map.entry("duties", List.of("section-19", "section-9")),
            Map.entry("transport-judgements", List.of("inefficient", "efficient")),
            Map.entry("step-outcomes", List.of("rejected", "adopted", "open")),
            Map.entry("mainstream-scopes", List.of("all-schools", "one-school")),
            Map.entry("requesters", List.of("parent", "young-person", "representative")),
            Map.entry("type-asked", List.of("mainstream", "special")),
            Map.entry("without-plan-exceptions", List.of("none", "own-cost-34-3")),
            Map.entry("clock-exceptions", List.of("absent-from-area", "other")),
            Map.entry("objection-kinds", List.of("capacity", "adjustments")),
            Map.entry("review-invitees", List.of("family", "health")),
            Map.entry("advice-kinds", List.of("psychological", "medical")),
            Map.entry("letter-formats", List.of("easy-read", "braille")),
            Map.entry("outreach-kinds", List.of("specialist-teaching")),
            Map.entry("family-support-kinds", List.of("short-breaks")),
            Map.entry("family-concerns", List.of("journey", "safety")),
            Map.entry("family-outcomes", List.of("friends", "safety")),
            Map.entry("transition-complexities", List.of("usual", "complex")),
            Map.entry("panel-members", List.of("health", "finance")),
            Map.entry("post-16-kinds", List.of("college")),
            Map.entry("work-routes", List.of("apprenticeship")),
            Map.entry("professional-roles", List.of("social-worker")),
            Map.entry("moving-from", List.of("none", "post-16")));

    static final InputSchema SCHEMA = new Schemas(TABLES::get).of("placement-request");

    static final RequestReader READER = new RequestReader(
            SCHEMA,
            LocalDate.of(2014, 9, 1),
            urn -> urn >= 900_001 && urn <= 900_003,
            Set.of("ZZ1 1AA", "ZZ1 2BB")::contains);

    private SentIn() {}

    static JsonNode whole() {
        try (InputStream in = SentIn.class.getResourceAsStream("/placement/request.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode least() {
        return json("{'reference':'R','decisionDate':'2026-11-20','trigger':'new-plan',"
                + "'person':{'reference':'P','dateOfBirth':'2015-04-12'},'plan':{},'request':{'kind':'none'}}");
    }

    /** JSON in single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestReader.Read read(JsonNode tree) {
        return read(tree.toString());
    }

    static RequestReader.Read read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each error as its pointer and code. */
    static List<String> wrong(JsonNode tree) {
        return wrong(read(tree));
    }

    static List<String> wrong(RequestReader.Read read) {
        return read.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
