package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rightplace.privacy.Kept;

/** What a server says of itself at {@code /openapi.json} and {@code /schema/….json}, held against what it answers. */
public final class Contract {

    private static final String NAMED = "#/components/schemas/";
    private static final String PROBLEM = "problem";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode api;
    private final Map<String, Schema> schemas = new HashMap<>();

    /** @param get the body at a path of the server */
    public Contract(Function<String, String> get) {
        this.api = json(get.apply("/openapi.json"));
        var names = new TreeSet<String>(Set.of(PROBLEM));
        api.get("paths").findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith(NAMED))
                .forEach(reference -> names.add(reference.substring(NAMED.length())));
        names.forEach(name -> schemas.put(name, compiled(json(get.apply("/schema/" + name + ".json")))));
    }

    private static Schema compiled(JsonNode document) {
        strip(document);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(document.toString(), InputFormat.JSON);
    }

    /** Keywords of our own would each be warned of. */
    private static void strip(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(List.of("x-table", "x-wanted"));
        }
        schema.forEach(Contract::strip);
    }

    /** Fails when an answer is not one that the server says it gives. */
    public void holds(Said said) {
        keep(said);
        if (said.type().equals("text/html")) {
            NothingInline.in(said.body());
        }
        var asked = said.method() + " " + said.path() + " answered " + said.status() + " " + said.type();
        var paths = names(api.get("paths")).stream()
                .filter(path -> said.path().matches("\\Q" + path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E"))
                .sorted() // letters before braces: what is spelled out counts before what any name fits
                .toList();
        var method = said.method().toLowerCase(Locale.ROOT);
        if (said.status() == 400 && said.type().equals("application/problem+json") && paths.isEmpty()) {
            problem(said, asked); // what is no proper request is refused before anybody looks where it was meant to go
            return;
        }
        var operation = paths.stream()
                .map(path -> api.at("/paths").get(path).path(method))
                .filter(JsonNode::isObject)
                .findFirst();
        if (operation.isPresent()) {
            var response = operation.get().path("responses").path(Integer.toString(said.status()));
            assertThat(response.isObject()).as("%s, a status not listed", asked).isTrue();
            fits(said, response, asked);
        } else if (!paths.isEmpty()) {
            assertThat(said.status()).as("%s, by a method not listed", asked).isIn(405, 421);
            problem(said, asked);
            var allowed = paths.stream()
                    .flatMap(path -> names(api.at("/paths").get(path)).stream())
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (said.status() == 405) {
                assertThat(said.headers()).as(asked).containsEntry("Allow", List.of(allowed));
            }
        } else if (said.path().startsWith("/api/")) {
            assertThat(said.status()).as("%s, at a path not listed", asked).isIn(404, 421);
            problem(said, asked);
        } else {
            assertThat(said.type()).as(asked).isIn(outside(said));
            if (said.type().equals("application/problem+json")) {
                problem(said, asked);
            }
        }
    }

    /** For the scan that comes after all tests. */
    private static void keep(Said said) {
        if (said.status() >= 400) {
            Kept.say("errors", said.status() + " " + said.body());
        }
        for (String header : List.of("Location", "Link")) {
            said.headers().getOrDefault(header, List.of()).forEach(value -> Kept.say("addresses", value));
        }
        if (said.type().equals("text/html")) {
            ADDRESS.matcher(said.body()).results().forEach(found -> Kept.say("addresses", found.group(1)));
        }
    }

    /** What is served beside the API is no call of it: a description, a sign of life, or a page. */
    private static List<String> outside(Said said) {
        boolean well = said.status() < 400;
        if (said.path().startsWith("/schema/")) {
            return List.of(well ? "application/schema+json" : "application/problem+json");
        }
        if (said.path().startsWith("/openapi")) {
            return List.of(well ? "application/json" : "application/problem+json");
        }
        if (said.path().startsWith("/health/")) {
            return List.of(well ? "text/plain" : "application/problem+json");
        }
        if (well && said.path().endsWith(".csv")) {
            return List.of("text/csv");
        }
        return List.of(well && said.path().startsWith("/assets/") ? "text/css" : "text/html");
    }

    private void fits(Said said, JsonNode response, String asked) {
        for (String header : names(response.path("headers"))) {
            var described = response.at("/headers/" + header + "/$ref").asText().substring(1);
            if (api.at(described).path("required").asBoolean()) {
                assertThat(said.headers()).as(asked).containsKey(header);
            }
        }
        if (!response.has("content")) {
            assertThat(said.body()).as(asked).isEmpty();
            return;
        }
        var media = response.get("content").path(said.type());
        assertThat(media.isObject()).as("%s, a media type not listed", asked).isTrue();
        var reference = media.at("/schema/$ref").asText("");
        if (reference.equals(NAMED + PROBLEM)) {
            problem(said, asked);
        } else if (!reference.isEmpty()) {
            valid(reference.substring(NAMED.length()), said.body(), asked);
        }
    }

    private void problem(Said said, String asked) {
        assertThat(said.type()).as(asked).isEqualTo("application/problem+json");
        valid(PROBLEM, said.body(), asked);
        assertThat(json(said.body()).get("status").asInt()).as(asked).isEqualTo(said.status());
    }

    private void valid(String name, String body, String asked) {
        json(body);
        var errors = schemas.get(name).validate(body, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
        assertThat(errors)
                .as("%s, which is not as /schema/%s.json has it", asked, name)
                .isEmpty();
    }

    private static Set<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("what was answered is no JSON: " + e.getOriginalMessage());
        }
    }
}
