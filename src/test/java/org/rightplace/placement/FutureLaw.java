package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/** The made-up change of law of {@code fixtures/future-law}, laid over the rules of this checkout. */
final class FutureLaw {

    private static final Path PACK = MadeUpArea.FIXTURES.resolve("future-law");
    private static final String STEPS = "placement/conclusions/steps.yaml";

    private FutureLaw() {}

    /** What {@code changes.yaml} does to the files that are there already. */
    private static JsonNode changes() throws IOException {
        return new YAMLMapper().readTree(Files.readString(PACK.resolve("changes.yaml")));
    }

    static LocalDate lastDay() throws IOException {
        return LocalDate.parse(changes().get("lastDay").asText());
    }

    static RulebookFolder overTheRules() throws IOException, RulebookRefused {
        var folder = RulebookFolder.read(Path.of("rules"));
        var changes = changes();
        for (JsonNode file : changes.get("ends")) {
            var text = folder.files().get(file.asText());
            folder = folder.with(
                    file.asText(), ended(text, changes.get("lastDay").asText()));
        }
        for (var step : changes.get("steps").properties()) {
            var after = "  - " + step.getValue().asText() + "\n";
            folder =
                    folder.with(STEPS, folder.files().get(STEPS).replace(after, after + "  - " + step.getKey() + "\n"));
        }
        for (String part : List.of("sources", "placement")) {
            for (var file : RulebookFolder.read(PACK.resolve(part)).files().entrySet()) {
                folder = folder.with(part + "/" + file.getKey(), file.getValue());
            }
        }
        return folder;
    }

    /** A principle takes its dates from its first rule, a step each rule's own: a last day on every rule ends both. */
    private static String ended(String text, String lastDay) {
        return text.replaceAll("(?m)^(rule \".*\")$", "$1\n    @to(\"" + lastDay + "\")");
    }
}
