package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.store.TestDatabase;

/** Whatever is asked of whatever entries: the database finds what reading all of them finds. */
class LedgerSearchPropertyTest {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;
    private static final int ENTRIES = 80;
    private static final int FILTERS = 150;

    private static final List<EntryKind> KINDS = List.of(
            EntryKind.PLACEMENT_RECOMMENDATION,
            EntryKind.CONTRACT_REVIEW,
            EntryKind.HUMAN_CHOICE,
            EntryKind.CORRECTION);
    private static final List<String> CODES = List.of("NAME_REQUESTED", "NAME", "it's", "50%", "a_b", "a\\b", "\"");
    private static final List<String> PRINCIPLES = List.of("STAT-1", "STAT-10", "LPF-05", "x' OR '1'='1", "%");
    private static final List<String> OUTCOMES = List.of("MET", "NOT_MET", "CANNOT_TELL", "NOT_APPLICABLE");
    private static final List<String> CHOICES = List.of("agreed", "departed", "deferred");
    private static final List<String> WORDS = List.of(
            "Ann", "ANNA", "o'Brien", "100%", "_", "\\", "Zoë", "--", "'; DELETE FROM ledger_tag", "é\"", "PE2");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 27);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDatabaseFindsWhatReadingEverythingFinds(long seed, @TempDir Path folder) {
        var random = new Random(seed);
        var clock = new MovingClock("2026-03-26T12:00:00Z");
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", clock);
            var ids = new ArrayList<String>();
            for (int i = 0; i < ENTRIES; i++) {
                clock.set(Instant.parse("2026-03-27T00:00:00Z").plusMillis(random.nextInt(5 * 86_400_000)));
                ids.add(ledger.append(draft(random, ids)).decisionId());
            }
            var all = new ArrayList<StoredEntry>();
            for (long i = ledger.size() - 1; i >= 0; i--) {
                all.add(ledger.at(i).orElseThrow());
            }
            int some = 0;
            for (int i = 0; i < FILTERS; i++) {
                var filter = filter(random);
                var expected = all.stream()
                        .filter(one -> isAsked(filter, one, all))
                        .map(one -> one.entry().sequence())
                        .toList();
                some += !expected.isEmpty() && expected.size() < all.size() ? 1 : 0;
                var what = "seed " + seed + ", filter " + i + ": " + filter.kind() + ' ' + filter.from() + ' '
                        + filter.to() + ' ' + filter.outcome() + ' ' + filter.principle() + ' ' + filter.setting() + ' '
                        + filter.departed() + ' ' + filter.text();
                assertThat(numbers(ledger.find(filter, all.size(), null)))
                        .as(what)
                        .isEqualTo(expected);
                int limit = 1 + random.nextInt(expected.size() + 1);
                assertThat(paged(ledger, filter, limit))
                        .as(what + ", by " + limit)
                        .isEqualTo(expected);
            }
            assertThat(some).as("filters that part the entries, seed " + seed).isGreaterThan(FILTERS / 3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4})
    void pagesOfAnyLengthJoinWithoutGapOrRepeat(long seed, @TempDir Path folder) {
        var random = new Random(seed);
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", new MovingClock("2026-03-27T12:00:00Z"));
            var ids = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                ids.add(ledger.append(draft(random, ids)).decisionId());
            }
            for (var filter : List.of(
                    Filter.EVERYTHING, new Filter(null, null, null, null, null, null, false, null), filter(random))) {
                var whole = numbers(ledger.find(filter, 100, null));
                for (int limit = 1; limit <= whole.size() + 1; limit++) {
                    assertThat(paged(ledger, filter, limit))
                            .as("seed " + seed + ", by " + limit)
                            .isEqualTo(whole);
                }
            }
        }
    }

    private static List<Long> numbers(List<StoredEntry> entries) {
        return entries.stream().map(one -> one.entry().sequence()).toList();
    }

    private static List<Long> paged(Ledger ledger, Filter filter, int limit) {
        var numbers = new ArrayList<Long>();
        Long before = null;
        for (var page = ledger.find(filter, limit, null); !page.isEmpty(); page = ledger.find(filter, limit, before)) {
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            numbers.addAll(numbers(page));
            before = numbers.get(numbers.size() - 1);
        }
        return numbers;
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static int urn(Random random) {
        return 110_940 + random.nextInt(12);
    }

    private static Draft draft(Random random, List<String> earlier) {
        var kind = any(random, KINDS);
        var content = NODE.objectNode();
        if (random.nextInt(4) > 0) {
            var result = content.putObject("result");
            result.put("outcome", random.nextInt(8) == 0 ? null : any(random, CODES));
            result.put("settingUrn", random.nextBoolean() ? urn(random) : null);
        }
        if (random.nextInt(4) > 0) {
            addFindings(random, content);
        }
        if (random.nextBoolean()) {
            var options = content.putObject("options");
            for (int i = random.nextInt(3); i >= 0; i--) {
                addFindings(random, options.putObject(Integer.toString(urn(random))));
            }
        }
        if (kind == EntryKind.HUMAN_CHOICE || random.nextInt(3) == 0) {
            content.put("choice", any(random, CHOICES));
        }
        var follows = earlier.isEmpty() || random.nextInt(3) == 0 ? null : any(random, earlier);
        return Drafts.draft(kind, follows, content, sections(random), null);
    }

    private static void addFindings(Random random, ObjectNode to) {
        var findings = to.putArray("findings");
        for (int i = random.nextInt(5); i > 0; i--) {
            findings.addArray()
                    .add(any(random, PRINCIPLES))
                    .add(any(random, OUTCOMES))
                    .add(any(random, WORDS));
        }
    }

    private static Map<String, JsonNode> sections(Random random) {
        var sections = new TreeMap<String, JsonNode>();
        if (random.nextInt(5) > 0) {
            var request = NODE.objectNode();
            request.put("Ann", any(random, WORDS) + " " + any(random, WORDS));
            request.putArray("list")
                    .addArray()
                    .add(any(random, WORDS))
                    .addObject()
                    .put("PE2", any(random, WORDS));
            sections.put("request", request);
        }
        if (random.nextBoolean()) {
            var answer = NODE.objectNode();
            addFindings(random, answer);
            answer.put("name", any(random, WORDS))
                    .put("number", 4)
                    .putArray("names")
                    .add(any(random, WORDS));
            sections.put("answer", answer);
        }
        return sections;
    }

    private static Filter filter(Random random) {
        var from = random.nextInt(4) > 0 ? null : FIRST_DAY.plusDays(random.nextInt(6));
        var to = random.nextInt(4) > 0 ? null : FIRST_DAY.plusDays(random.nextInt(6));
        var principle = random.nextInt(4) > 0
                ? null
                : any(random, PRINCIPLES) + (random.nextBoolean() ? "" : ":" + any(random, OUTCOMES));
        var text = switch (random.nextInt(5)) {
            case 0 -> any(random, WORDS);
            case 1 -> any(random, WORDS).toUpperCase(Locale.ROOT) + "  " + any(random, WORDS);
            default -> null;
        };
        return new Filter(
                random.nextInt(4) > 0 ? null : any(random, KINDS),
                from,
                to,
                random.nextInt(4) > 0 ? null : any(random, CODES),
                principle,
                random.nextInt(4) > 0 ? null : urn(random),
                random.nextInt(4) > 0 ? null : random.nextBoolean(),
                text);
    }

    private static boolean isAsked(Filter filter, StoredEntry one, List<StoredEntry> all) {
        var body = one.body();
        var day = LocalDate.ofInstant(Instant.parse(body.get("recordedAt").asText()), ZoneId.of("Europe/London"));
        return (filter.kind() == null
                        || body.get("kind").asText().equals(filter.kind().wireName()))
                && (filter.from() == null || !day.isBefore(filter.from()))
                && (filter.to() == null || !day.isAfter(filter.to()))
                && (filter.outcome() == null
                        || body.at("/content/result/outcome").asText().equals(filter.outcome()))
                && (filter.principle() == null || findings(body).anyMatch(f -> isAsked(filter.principle(), f)))
                && (filter.setting() == null
                        || body.at("/content/options").has(filter.setting().toString())
                        || body.at("/content/result/settingUrn").asInt() == filter.setting())
                && (filter.departed() == null || filter.departed() == departed(body, all))
                && (filter.text() == null || says(one.sections(), filter.text()));
    }

    private static Stream<JsonNode> findings(JsonNode body) {
        var findings = new ArrayList<JsonNode>();
        body.at("/content/findings").forEach(findings::add);
        body.at("/content/options").forEach(option -> option.path("findings").forEach(findings::add));
        return findings.stream();
    }

    private static boolean isAsked(String principle, JsonNode finding) {
        var outcome = finding.get(1).asText();
        return principle.equals(finding.get(0).asText() + ":" + outcome)
                || principle.equals(finding.get(0).asText()) && !outcome.equals("NOT_APPLICABLE");
    }

    /** The latest choice stands. */
    private static boolean departed(JsonNode body, List<StoredEntry> all) {
        return all.stream()
                .sorted(Comparator.comparing(stored -> stored.entry().sequence()))
                .map(StoredEntry::body)
                .filter(other -> other.get("kind").asText().equals("human-choice")
                        && other.get("follows").equals(body.get("decisionId"))
                        && other.at("/content/choice").isTextual())
                .reduce((first, second) -> second)
                .filter(other -> other.at("/content/choice").asText().equals("departed"))
                .isPresent();
    }

    private static boolean says(Map<String, JsonNode> sections, String text) {
        var said = new StringBuilder();
        sections.forEach((name, section) -> {
            if (name.equals("request")) {
                section.findValues("Ann")
                        .forEach(value -> said.append(value.asText()).append('\n'));
                said.append(section.at("/list/0/0").asText()).append('\n');
                said.append(section.at("/list/0/1/PE2").asText()).append('\n');
            } else {
                said.append(section.at("/name").asText()).append('\n');
                said.append(section.at("/names/0").asText()).append('\n');
            }
        });
        var lower = said.toString().toLowerCase(Locale.ROOT);
        return Stream.of(text.split(" +")).allMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }
}
