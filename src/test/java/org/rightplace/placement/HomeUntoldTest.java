package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.cli.SentRequest;
import org.rightplace.decision.Asker;
import org.rightplace.placement.PlacementService.Purpose;

/**
 * What nothing erases does not tell where home is: requests that are alike but for the home leave records that are alike. All that may differ
 * is what was advised, where that turns on a journey: which of the settings the request itself names is advised, never by how much.
 */
class HomeUntoldTest {

    private static final String ADVISED =
            "/content/result/(settingUrn|outcome|reason) .*|/content/options/\\d{6}/standing \"(advised|next)\" \"(advised|next)\"";
    private static final List<String> IDS = List.of("decisionId", "recordedAt", "subject", "commitments");

    @TempDir
    Path folder;

    @Test
    void from_homes_of_one_council_the_records_are_alike() throws IOException {
        var homes = List.of("ZZ1 1AA", "ZZ2 1AE", "ZZ3 1AB", "ZZ4 1AE");
        var differing = new TreeMap<String, List<String>>();
        int alike = 0;
        try (var area = new MadeUpArea(folder)) {
            for (var one : requests().entrySet()) {
                var bodies = new HashSet<JsonNode>();
                for (String home : homes) {
                    var request = one.getValue().deepCopy();
                    ((ObjectNode) request.get("person")).putObject("home").put("postcode", home);
                    var answer =
                            area.placement.recommend(SentRequest.bytes(request), Purpose.ADVICE, Asker.local("test"));
                    if (answer.errors().isEmpty()) {
                        var id = answer.recommendation().decision().id();
                        bodies.add(((ObjectNode) area.ledger
                                        .find(id)
                                        .orElseThrow()
                                        .body()
                                        .deepCopy())
                                .remove(IDS));
                    }
                }
                if (bodies.size() > 1) {
                    differing.put(one.getKey(), where(bodies));
                } else {
                    alike += bodies.size();
                }
            }
        }
        differing.forEach((name, places) -> assertThat(places).as(name).allMatch(place -> place.matches(ADVISED)));
        assertThat(differing.size()).as("few turn on a journey").isLessThan(alike / 4);
    }

    private static TreeMap<String, ObjectNode> requests() throws IOException {
        var requests = new TreeMap<String, ObjectNode>();
        requests.put("every field filled in", SentRequest.whole());
        try (var files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                requests.put(file.getFileName().toString(), (ObjectNode) SentRequest.JSON.readTree(file.toFile()));
            }
        }
        return requests;
    }

    /** The places at which they differ. */
    private static List<String> where(HashSet<JsonNode> bodies) {
        var all = List.copyOf(bodies);
        var places = new ArrayList<String>();
        all.subList(1, all.size()).forEach(other -> compare("", all.get(0), other, places));
        return places.stream().distinct().toList();
    }

    private static void compare(String at, JsonNode one, JsonNode other, List<String> places) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            var names = new HashSet<String>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + name, one.path(name), other.path(name), places));
        } else if (one.isArray() && other.isArray()) {
            var left = new HashSet<JsonNode>();
            one.forEach(left::add);
            other.forEach(item -> {
                if (!left.remove(item)) {
                    places.add(at + " +" + item);
                }
            });
            left.forEach(item -> places.add(at + " -" + item));
        } else {
            places.add(at + " " + one + " " + other);
        }
    }
}
