package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.contract.ContractReader;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.schema.Schemas;

/** Reads published data with the rules of this checkout. */
final class Reading {

    static final LocalDate TODAY = LocalDate.of(2027, 8, 3);
    static final ObjectMapper JSON = JsonMapper.builder().build();
    static final Catalogue CATALOGUE = catalogue();
    static final Schemas SCHEMAS = new Schemas(CATALOGUE::codes);
    static final OcdsReader READER = new OcdsReader(SCHEMAS.of("ocds-release"), CATALOGUE);
    static final ContractReader CONTRACTS = new ContractReader(SCHEMAS.of("contract"), CATALOGUE.begins());

    private Reading() {}

    private static Catalogue catalogue() {
        try {
            return Rulebook.describe(RulebookFolder.read(Path.of("rules")));
        } catch (RulebookRefused e) {
            throw new IllegalStateException(e);
        }
    }

    static List<OcdsContract> read(JsonNode body) {
        return READER.read(body, TODAY);
    }

    static JsonNode fixture(String name) {
        return file(Path.of("fixtures/ocds", name));
    }

    static JsonNode file(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON with single quotes for easier reading. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
