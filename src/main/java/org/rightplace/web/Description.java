package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.schema.Schemas;

/**
 * The API described from the routes that serve it: {@code /openapi.json} (OpenAPI 3.1) for programs, {@code /docs} for people, and every
 * schema at {@code /schema/….json}.
 */
public final class Description {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEM = "problem";
    private static final String LOCATION = "Location";
    private static final String RETRY_AFTER = "Retry-After";
    /** Headers of some answers only, by their status. */
    private static final Map<Integer, String> OWN_HEADERS = Map.of(201, LOCATION, 429, RETRY_AFTER, 503, RETRY_AFTER);

    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "Rulebook-Version",
            "Version of the rulebook the answer was made with.",
            "Rulebook-Digest",
            "Digest of the rulebook the answer was made with.",
            "X-Request-Id",
            "Id of this request, to ask about it.",
            LOCATION,
            "Where what was recorded can be read.",
            RETRY_AFTER,
            "Seconds after which to come again."));

    private final List<Route> calls;
    private final Supplier<Schemas> schemas;
    private final Function<String, Optional<JsonNode>> examples;
    private final String version;

    /**
     * @param routes all that is served; those without an {@link Operation} are pages and stay out
     * @param schemas with the codes of the rulebook in service
     * @param examples what stands in a file below {@code fixtures/}; empty where the fixtures are not there
     * @param version of the program
     */
    public Description(
            List<Route> routes,
            Supplier<Schemas> schemas,
            Function<String, Optional<JsonNode>> examples,
            String version) {
        this.calls = routes.stream().filter(route -> route.operation() != null).toList();
        this.schemas = schemas;
        this.examples = examples;
        this.version = version;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/openapi.json", context -> Json.send(context, openApi()))
                        .open(),
                Route.get("/docs", context -> Pages.show(context, "The API", "docs.jte", Map.of("calls", calls())))
                        .open(),
                Route.get("/schema/{file}", this::schema).open());
    }

    private void schema(Context context) {
        var name = context.pathParam("file").replaceFirst("\\.json$", "");
        if (!context.pathParam("file").endsWith(".json") || !names().contains(name)) {
            throw new Problem(404, "There is no schema of that name");
        }
        context.contentType("application/schema+json; charset=utf-8")
                .result(schemas.get().of(name).json().toPrettyString());
    }

    /** The schemas that calls take and give. */
    private TreeSet<String> names() {
        return calls.stream()
                .map(Route::operation)
                .flatMap(operation -> Stream.concat(
                        operation.takes().values().stream(),
                        operation.answers().values().stream().flatMap(answer -> answer.gives().values().stream())))
                .filter(name -> name != null)
                .collect(Collectors.toCollection(() -> new TreeSet<>(List.of(PROBLEM))));
    }

    private ObjectNode openApi() {
        var document = JSON.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Rightplace")
                .put("version", version)
                .put("description", "Advice on SEND placements, explained and recorded. A named person decides.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        var paths = document.putObject("paths");
        for (Route call : calls) {
            paths.withObjectProperty(call.path()).set(call.method().name().toLowerCase(Locale.ROOT), operation(call));
        }
        var components = document.putObject("components");
        var described = components.putObject("schemas");
        names().forEach(name ->
                described.set(name, within(schemas.get().of(name).json(), "#/components/schemas/" + name)));
        var headers = components.putObject("headers");
        HEADERS.forEach((name, text) -> headers.putObject(name)
                .put("description", text)
                .put("required", true)
                .putObject("schema")
                .put("type", "string"));
        return document;
    }

    /** A schema as part of this document: what it refers to within itself stands further down in it, and its own id would hide that. */
    private static ObjectNode within(ObjectNode schema, String place) {
        schema.remove(List.of("$schema", "$id"));
        schema.findParents("$ref")
                .forEach(holder -> ((ObjectNode) holder)
                        .put("$ref", place + holder.get("$ref").textValue().substring(1)));
        return schema;
    }

    private ObjectNode operation(Route call) {
        var operation = call.operation();
        var node = JSON.objectNode();
        node.put("summary", operation.summary());
        var parameters = node.putArray("parameters");
        call.parameters()
                .forEach(name -> parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string"));
        operation.queries().forEach(query -> parameters.add(query.describe()));
        if (!operation.takes().isEmpty()) {
            var body = node.putObject("requestBody").put("required", true).putObject("content");
            operation.takes().forEach((type, schema) -> {
                var content = media(body.putObject(type), schema);
                Optional.ofNullable(operation.example())
                        .flatMap(examples)
                        .ifPresent(example -> content.set("example", example));
            });
        }
        var responses = node.putObject("responses");
        operation.answers().forEach((status, answer) -> {
            var response = response(responses, status, answer.description());
            answer.gives()
                    .forEach((type, schema) ->
                            media(response.withObjectProperty("content").putObject(type), schema));
        });
        call.refusals()
                .forEach((status, description) -> media(
                        response(responses, status, description)
                                .putObject("content")
                                .putObject("application/problem+json"),
                        PROBLEM));
        return node;
    }

    private static ObjectNode response(ObjectNode responses, int status, String description) {
        var node = responses.putObject(Integer.toString(status)).put("description", description);
        var headers = node.putObject("headers");
        HEADERS.keySet().stream()
                .filter(name -> !OWN_HEADERS.containsValue(name) || name.equals(OWN_HEADERS.get(status)))
                .forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
        return node;
    }

    private static ObjectNode media(ObjectNode node, String schema) {
        if (schema == null) {
            node.putObject("schema").put("type", "string");
        } else {
            node.putObject("schema").put("$ref", "#/components/schemas/" + schema);
        }
        return node;
    }

    /**
     * One call as the page shows it.
     *
     * @param example a body that can be sent, as JSON in lines; empty when there is none
     */
    public record Call(
            String method,
            String path,
            String summary,
            List<Parameter> parameters,
            Map<String, String> takes,
            Map<Integer, Operation.Answer> answers,
            Map<Integer, String> refuses,
            String example) {

        /** For links to it. */
        public String id() {
            return (method + path).replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
        }
    }

    /** One parameter of the address. */
    public record Parameter(String name, String description) {}

    private List<Call> calls() {
        var shown = new ArrayList<Call>();
        for (Route call : calls) {
            var operation = call.operation();
            var parameters = operation.queries().stream()
                    .map(Query::describe)
                    .map(query -> new Parameter(
                            query.get("name").asText(), query.get("description").asText()))
                    .toList();
            shown.add(new Call(
                    call.method().name(),
                    call.path(),
                    operation.summary(),
                    parameters,
                    new LinkedHashMap<>(operation.takes()),
                    operation.answers(),
                    call.refusals(),
                    Optional.ofNullable(operation.example())
                            .flatMap(examples)
                            .map(JsonNode::toPrettyString)
                            .orElse("")));
        }
        return shown;
    }
}
