package org.rightplace.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a folder into a {@link Catalogue}, noting what cannot be read; what it read but should not be so is for {@link Lint}. */
final class Reader {

    private static final List<String> THEMES = List.of("placement", "contract", "toolkit");

    private final RulebookFolder folder;
    private final List<Problem> problems;

    private Reader(RulebookFolder folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Everything that was read.
     *
     * @param catalogue what the folder says
     * @param scenarios by file
     */
    record Contents(Catalogue catalogue, Map<String, Scenario.File> scenarios) {}

    static Contents read(RulebookFolder folder, List<Problem> problems) {
        return new Reader(folder, problems).contents();
    }

    private Contents contents() {
        var sources = new TreeMap<String, Source>();
        var parameters = new TreeMap<String, DatedParameter>();
        var tables = new TreeMap<String, Table>();
        var scenarios = new TreeMap<String, Scenario.File>();
        Manifest manifest = null;
        for (Map.Entry<String, String> entry : folder.files().entrySet()) {
            var file = entry.getKey();
            var text = entry.getValue();
            if (file.equals("manifest.yaml")) {
                manifest = Yaml.read(file, text, Manifest.class, problems);
            } else if (file.matches("sources/[^/]+\\.yaml")) {
                named(file, text, Source.class, Source::source, sources);
            } else if (file.matches("parameters/[^/]+\\.yaml")) {
                named(file, text, DatedParameter.class, DatedParameter::parameter, parameters);
            } else if (file.matches("tables/[^/]+\\.yaml")) {
                table(file, text, tables);
            } else if (file.endsWith(".scenarios.yaml")) {
                var read = Yaml.read(file, text, Scenario.File.class, problems);
                if (read != null) {
                    scenarios.put(file, read);
                }
            } else if (!known(file)) {
                problems.add(new Problem(file, 0, "is no kind of file a rulebook has; move or remove it"));
            }
        }
        if (manifest == null && !folder.files().containsKey("manifest.yaml")) {
            problems.add(new Problem("manifest.yaml", 0, "is missing: name, version, approvedBy, approvedOn"));
        }
        var principles = new ArrayList<Principle>();
        var steps = new ArrayList<Step>();
        for (String theme : THEMES) {
            principles(theme, principles);
            steps(theme, steps);
        }
        principles.sort(Comparator.comparing(Principle::theme)
                .thenComparing(Principle::id)
                .thenComparing(Principle::from));
        var catalogue = new Catalogue(
                folder.digest(), manifest, sources, parameters, tables, List.copyOf(principles), List.copyOf(steps));
        return new Contents(catalogue, scenarios);
    }

    private static boolean known(String file) {
        boolean inTheme = THEMES.stream().anyMatch(theme -> file.startsWith(theme + "/"));
        return inTheme && (file.endsWith(".drl") || file.endsWith(".words.yaml") || file.endsWith("/steps.yaml"));
    }

    private <T> void named(String file, String text, Class<T> type, Function<T, String> name, Map<String, T> into) {
        T value = Yaml.read(file, text, type, problems);
        if (value == null) {
            return;
        }
        var id = name.apply(value);
        if (!file.endsWith("/" + id + ".yaml")) {
            problems.add(new Problem(file, 1, "calls itself " + id + "; name the file " + id + ".yaml"));
        }
        into.put(id, value);
    }

    private void table(String file, String text, Map<String, Table> tables) {
        var tree = Yaml.tree(file, text, problems);
        if (tree == null) {
            return;
        }
        var rows = new ArrayList<Table.Row>();
        tree.path("rows").forEach(row -> rows.add(new Table.Row(row)));
        var cites = new ArrayList<String>();
        tree.path("cites").forEach(cite -> cites.add(cite.asText()));
        var refers = new TreeMap<String, String>();
        tree.path("refers")
                .properties()
                .forEach(column -> refers.put(column.getKey(), column.getValue().asText()));
        var table = new Table(
                tree.path("table").asText(),
                tree.path("title").asText(),
                tree.path("key").asText(),
                cites,
                refers,
                rows);
        if (!file.equals("tables/" + table.table() + ".yaml")) {
            problems.add(new Problem(file, 1, "calls itself " + table.table() + "; name the file after it"));
        }
        var seen = new TreeSet<String>();
        for (String code : table.codes()) {
            if (code == null || !seen.add(code)) {
                problems.add(new Problem(
                        file,
                        Yaml.line(text, "rows:"),
                        code == null ? "a row has no " + table.key() : table.key() + " " + code + " is there twice"));
            }
        }
        tables.put(table.table(), table);
    }

    private void principles(String theme, List<Principle> into) {
        folder.files().forEach((file, text) -> {
            if (file.startsWith(theme + "/") && file.endsWith(".drl") && !file.contains("/conclusions/")) {
                var rules = DrlReader.read(file, text, problems);
                if (!rules.isEmpty()) {
                    principle(theme, file, rules, into);
                } else {
                    problems.add(new Problem(file, 0, "has no rule that can be read"));
                }
            }
        });
    }

    private void principle(String theme, String file, List<ParsedRule> rules, List<Principle> into) {
        var first = rules.get(0).metadata();
        var line = rules.get(0).line();
        for (String key : List.of(
                "id", "outcome", "question", "subject", "cites", "basis", "effect", "from", "owner", "reviewBy")) {
            if (!first.containsKey(key)) {
                problems.add(new Problem(file, line, "@" + key + " is missing on the first rule"));
            }
        }
        var reads = new TreeSet<String>();
        for (ParsedRule rule : rules) {
            for (ParsedRule.Pattern pattern : rule.patterns()) {
                if (pattern.constraints().isEmpty()) {
                    reads.add(pattern.type());
                }
                pattern.constraints().forEach(c -> reads.add(pattern.type() + "." + c.field()));
            }
        }
        into.add(new Principle(
                first.getOrDefault("id", "?"),
                theme,
                file,
                first.getOrDefault("question", "?"),
                first.getOrDefault("subject", "?"),
                Arrays.stream(first.getOrDefault("cites", "").split(","))
                        .map(String::strip)
                        .filter(cite -> !cite.isEmpty())
                        .toList(),
                first.getOrDefault("basis", "?"),
                first.getOrDefault("effect", "?"),
                date(file, line, first.get("from"), LocalDate.MIN),
                date(file, line, first.get("to"), null),
                first.getOrDefault("owner", "?"),
                date(file, line, first.get("reviewBy"), LocalDate.MAX),
                first.get("judgement"),
                rules,
                reads,
                words(file)));
    }

    private LocalDate date(String file, int line, String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(new Problem(file, line, "«" + text + "» is not a date; write 2026-11-20"));
            return otherwise;
        }
    }

    private Words words(String drl) {
        var file = drl.replaceAll("\\.drl$", ".words.yaml");
        var text = folder.files().get(file);
        if (text == null) {
            problems.add(new Problem(file, 0, "is missing: the words for " + drl));
            return Words.NONE;
        }
        var tree = Yaml.tree(file, text, problems);
        if (tree == null) {
            return Words.NONE;
        }
        var reasons = new TreeMap<String, Words.Sentences>();
        tree.path("reasons").fields().forEachRemaining(reason -> {
            JsonNode s = reason.getValue();
            for (String reader : List.of("officer", "panel", "family")) {
                if (!s.path(reader).isTextual()) {
                    problems.add(new Problem(
                            file,
                            Yaml.line(text, "  " + reason.getKey() + ":"),
                            reason.getKey() + " has no sentence for the " + reader));
                }
            }
            reasons.put(
                    reason.getKey(),
                    new Words.Sentences(
                            s.path("headline").textValue(),
                            s.path("officer").asText(),
                            s.path("panel").asText(),
                            s.path("family").asText()));
        });
        var passed = tree.path("passed");
        return new Words(
                tree.path("title").asText("?"),
                tree.path("question").textValue(),
                passed.isMissingNode()
                        ? null
                        : new Words.Sentences(
                                null,
                                passed.path("officer").asText(),
                                passed.path("panel").asText(),
                                passed.path("family").asText()),
                reasons);
    }

    private void steps(String theme, List<Step> into) {
        var order = theme + "/conclusions/steps.yaml";
        var text = folder.files().get(order);
        var files = folder.files().keySet().stream()
                .filter(file -> file.startsWith(theme + "/conclusions/") && file.endsWith(".drl"))
                .toList();
        if (text == null) {
            if (!files.isEmpty()) {
                problems.add(new Problem(order, 0, "is missing: the steps in order"));
            }
            return;
        }
        var tree = Yaml.tree(order, text, problems);
        if (tree == null || !(tree.path("steps") instanceof ArrayNode names)) {
            problems.add(new Problem(order, 0, "needs a list called steps"));
            return;
        }
        var listed = new TreeSet<String>();
        int number = 0;
        for (JsonNode name : names) {
            var file = theme + "/conclusions/" + name.asText() + ".drl";
            listed.add(file);
            if (!folder.files().containsKey(file)) {
                problems.add(new Problem(
                        order, Yaml.line(text, name.asText()), "names " + name.asText() + ", which has no file"));
                continue;
            }
            number++;
            into.add(new Step(
                    name.asText(),
                    theme,
                    file,
                    number,
                    DrlReader.read(file, folder.files().get(file), problems),
                    words(file)));
        }
        files.stream()
                .filter(file -> !listed.contains(file))
                .forEach(file -> problems.add(
                        new Problem(file, 0, "is not in " + order + "; say where in the order it stands")));
    }
}
