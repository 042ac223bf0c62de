package org.rightplace.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rightplace.facts.Fact;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/**
 * The rules of this checkout as far as they settle the outcome: the steps up to the last that gives one, with every principle those read and
 * every principle that can hold an answer back. What is left out says what to do next, and takes most of the time.
 */
final class OrderOfTests {

    private static final String STEPS = "placement/conclusions/steps.yaml";
    private static final String LAST = "type-only";
    private static final Pattern NAMED = Pattern.compile("\"([A-Z]+[0-9]*-[A-Z0-9-]+)\"");

    private final Rulebook rulebook;

    OrderOfTests() {
        try {
            rulebook = Rulebook.load(settling(RulebookFolder.read(Path.of("rules"))));
        } catch (RulebookRefused e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static RulebookFolder settling(RulebookFolder whole) {
        var files = new TreeMap<>(whole.files());
        var steps = new ArrayList<String>();
        for (String line : files.get(STEPS).split("\n")) {
            if (line.startsWith("  - ") && !steps.contains(LAST)) {
                steps.add(line.substring(4));
            }
        }
        files.put(STEPS, "steps:\n  - " + String.join("\n  - ", steps) + "\n");
        var read = new TreeSet<String>();
        steps.forEach(step -> NAMED.matcher(files.get("placement/conclusions/" + step + ".drl"))
                .results()
                .forEach(found -> read.add(found.group(1))));
        files.keySet().removeIf(file -> file.startsWith("placement/") && !stays(file, whole, steps, read));
        return new RulebookFolder(files);
    }

    private static boolean stays(String file, RulebookFolder whole, List<String> steps, TreeSet<String> read) {
        if (file.equals(STEPS)) {
            return true;
        }
        var stem = file.replaceAll("\\.(drl|words\\.yaml|scenarios\\.yaml)$", "");
        var name = stem.substring(stem.lastIndexOf('/') + 1);
        if (file.startsWith("placement/conclusions/")) {
            return steps.contains(name);
        }
        var drl = whole.files().get(stem + ".drl");
        return drl != null
                && (drl.contains("@effect(\"blocks\")")
                        || read.stream().anyMatch(id -> drl.contains("@id(\"" + id + "\")")));
    }

    Answer answer(List<? extends Fact> facts) {
        var findings = rulebook.find("placement", Cases.TODAY, facts);
        return rulebook.conclude("placement", Cases.TODAY, findings).stream()
                .map(Concluded::conclusion)
                .filter(one -> one.kind().equals("outcome"))
                .findFirst()
                .map(one -> new Answer(one.code(), names(one.code()) ? one.urn() : null))
                .orElse(Answer.of("no outcome"));
    }

    private static boolean names(String outcome) {
        return outcome.startsWith("NAME_") || outcome.equals("INDEPENDENT_S9") || outcome.equals("EOTAS_PART_S61");
    }
}
