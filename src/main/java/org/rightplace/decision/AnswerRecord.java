package org.rightplace.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rightplace.facts.Finding;
import org.rightplace.ledger.Draft;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Rulebook;

/** What the records of every kind of answer have in common, written and read back. */
public final class AnswerRecord {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnswerRecord() {}

    /**
     * The start of a body's content: whose it is, and by what the answer was made.
     *
     * @param named codes of the authorities that what was asked speaks of, so that it may be theirs
     * @param day whose parameters hold
     */
    public static ObjectNode begin(Rulebook rulebook, LocalDate day, Asker asker, Collection<String> named) {
        var content = JSON.objectNode();
        Draft.belonging(content, asker.owners(named, rulebook.parametersOn(day).words("local-area")));
        content.set("rulebook", Decision.rulebook(rulebook.catalogue()));
        content.put("engine", Rulebook.ENGINE);
        return content;
    }

    /**
     * The private sections of an answer.
     *
     * @param request as it was sent in
     */
    public static Map<String, JsonNode> sections(JsonNode request, JsonNode answer, Asker asker) {
        var sections = new LinkedHashMap<String, JsonNode>();
        sections.put("request", request);
        sections.put("answer", answer);
        asker.into(sections);
        return sections;
    }

    /** The findings a body may hold, without the values they saw. */
    public static void findings(ObjectNode content, Stream<Finding> findings) {
        var array = content.putArray("findings");
        findings.forEach(finding -> array.add(FindingCodec.withPaths(finding)));
    }

    /**
     * The end of a body's content.
     *
     * @param used parameters with the day each is in force from
     */
    public static void end(ObjectNode content, Map<String, String> used, List<NotInForce> left) {
        var parameters = content.putArray("parameters");
        used.forEach((id, from) -> parameters.addArray().add(id).add(from));
        var array = content.putArray("notInForce");
        left.forEach(one -> array.add(one.principle()));
        content.putArray("errors");
        content.putArray("erased");
    }

    /** The parameters findings were judged by, {@code id} or {@code id/of}, with the day each is in force from. */
    public static SortedMap<String, String> parametersUsed(Stream<Finding> findings) {
        var used = new TreeMap<String, String>();
        findings.flatMap(finding -> finding.parameters().stream())
                .forEach(p -> used.put(
                        p.id() + (p.of().isEmpty() ? "" : "/" + p.of()),
                        p.from().toString()));
        return used;
    }

    /** The private section with every finding, with what it saw, and every conclusion. */
    public static ObjectNode answer(List<Finding> findings, List<Concluded> concluded) {
        var answer = JSON.objectNode();
        var found = answer.putArray("findings");
        findings.forEach(finding -> found.add(FindingCodec.write(finding)));
        var steps = answer.putArray("concluded");
        concluded.forEach(one -> steps.add(FindingCodec.write(one)));
        return answer;
    }

    /**
     * Reads an {@link #answer} back.
     *
     * @param catalogue of the rulebook it was made with
     * @param lawAsAt the day it was made for
     */
    public record Reading(Catalogue catalogue, LocalDate lawAsAt, Parameters parameters) {

        public Reading(Catalogue catalogue, LocalDate lawAsAt) {
            this(catalogue.inForce(lawAsAt), lawAsAt, catalogue.parametersOn(lawAsAt));
        }

        /**
         * The findings of a section.
         *
         * @param subject kind of their subject, and its key
         * @param keyed kind of the subject of those that name a key of their own
         */
        public List<Finding> findings(JsonNode section, String subject, String keyed, String key) {
            var findings = new ArrayList<Finding>();
            section.path("findings")
                    .forEach(one ->
                            findings.add(FindingCodec.readFinding(one, subject, keyed, key, catalogue, parameters)));
            return findings;
        }

        /** The conclusions of a section. */
        public List<Concluded> concluded(JsonNode section, String theme) {
            var concluded = new ArrayList<Concluded>();
            section.path("concluded").forEach(one -> concluded.add(FindingCodec.readConcluded(one, theme, catalogue)));
            return concluded;
        }
    }
}
