package org.rightplace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun.Ended;
import org.rightplace.backup.Backup;
import org.rightplace.ledger.EntryKind;
import org.slf4j.LoggerFactory;

/** After a person was erased nothing of them is left: not in the bytes of any file, not in what is written or printed later, not in logs. */
class ErasureTracesTest {

    private static final String REASON = "Grandmother Wilhelmina Trask takes her on Thursdays";
    private static final String[] OFFICER = {"--by", "Records Clerk", "--role", "records-officer"};

    /**
     * Somebody made up, all of whose values are theirs alone.
     *
     * @param postcode as they write it; the directory writes it otherwise
     */
    private record Person(String name, String reference, String born, String postcode) {

        JsonNode request(int number) {
            var text = SentRequest.whole().toString().replace(SentRequest.CANARY, name);
            var request = (com.fasterxml.jackson.databind.node.ObjectNode) SentRequest.json(text.replace('"', '\''));
            request.put("reference", name + " request " + number);
            ((com.fasterxml.jackson.databind.node.ObjectNode) request.get("person"))
                    .put("reference", reference)
                    .put("dateOfBirth", born)
                    .putObject("home")
                    .put("postcode", postcode)
                    .put("authority", "873")
                    .put("authorityReason", name + " moved");
            return request;
        }

        /** What would give them away: each word of their own, and everything they said that holds one. */
        List<String> values() {
            var values = new TreeSet<>(List.of(reference, born, postcode));
            values.addAll(List.of(name.split(" ")));
            for (JsonNode request : List.of(request(1), request(2))) {
                collect(request, values);
            }
            return List.copyOf(values);
        }

        private void collect(JsonNode node, TreeSet<String> values) {
            if (node.isTextual() && node.textValue().contains(name)) {
                values.add(node.textValue());
            }
            node.forEach(child -> collect(child, values));
        }
    }

    private static final Person ANN = new Person("Ariadne Vexley", "C-7731-VX", "2013-02-07", "zZ2 1aB");
    private static final Person BEN = new Person("Balthasar Oakum", "C-4402-OK", "2011-08-19", "zZ3 1aD");
    private static final Person CAT = new Person("Cosima Thrupp", "C-9150-TH", "2014-05-23", "zZ4 1aE");

    @TempDir
    Path folder;

    private Path data;
    private MadeUpDesk desk;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        desk = new MadeUpDesk(data);
        var root = root();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        logged.setContext(root.getLoggerContext());
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
        // Tells how rules are compiled, at length.
        root.getLoggerContext().getLogger("org.drools").setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        var root = root();
        root.detachAppender(logged);
        others.forEach(root::addAppender);
        root.setLevel(Level.WARN);
        root.getLoggerContext().getLogger("org.drools").setLevel(null);
        desk.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private Ended run(String... args) {
        var ended = desk.run(args);
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        return ended;
    }

    private Ended runWith(String[] more, String... args) {
        return run(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
    }

    private void recommend(Person person, int number) {
        run("recommend", SentRequest.file(folder, "request.json", person.request(number)));
    }

    /** The first file under a folder that holds a value, in either case, in UTF-8 or UTF-16, if one does. */
    private static List<String> found(Path under, List<String> values) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(under)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Each byte as one character, so that bytes are searched as text is.
                var bytes = new String(Files.readAllBytes(file), ISO_8859_1).toLowerCase(Locale.ROOT);
                var narrow = bytes.replace("\0", "");
                for (String value : values) {
                    var wanted = new String(value.toLowerCase(Locale.ROOT).getBytes(UTF_8), ISO_8859_1);
                    if (bytes.contains(wanted) || narrow.contains(wanted)) {
                        found.add(value + " in " + under.relativize(file));
                    }
                }
            }
        }
        return found;
    }

    /** The directory of postcodes is everybody's; as a person wrote it, the postcode is theirs. */
    private static List<String> foundAsWritten(Path under, Person person) throws IOException {
        var values = person.values().stream()
                .filter(value -> !value.equals(person.postcode()))
                .toList();
        var found = found(under, values);
        try (var files = Files.walk(under)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(person.postcode())) {
                    found.add(person.postcode() + " in " + under.relativize(file));
                }
            }
        }
        return found;
    }

    private String id(long sequence) {
        return desk.area.ledger.at(sequence).orElseThrow().entry().decisionId();
    }

    private void decide(String advice, String... more) {
        runWith(
                more,
                "decide",
                advice,
                "--by",
                "Officer Ptolemy Gantry",
                "--role",
                "head-of-sen",
                "--on",
                "2026-11-20");
    }

    @Test
    void nothing_of_an_erased_person_is_left_anywhere_and_everything_of_the_others_is() throws Exception {
        recommend(BEN, 1);
        recommend(ANN, 1);
        recommend(ANN, 2);
        recommend(CAT, 1);
        var advice = id(2);
        decide(
                advice,
                "--choice",
                "departed",
                "--code",
                "officer-judgement",
                "--reason",
                REASON,
                "--setting",
                "900044");
        decide(id(1), "--choice", "deferred");
        runWith(OFFICER, "person", "hold", ANN.reference(), "--reason", "appeal");
        assertThat(run("decisions", "show", advice).out())
                .contains("Legal hold since 20 November 2026, entry 7: An appeal");
        runWith(OFFICER, "person", "release", ANN.reference(), "--reason", "appeal");
        Files.delete(folder.resolve("request.json"));

        var erase = new String[] {
            "person", "erase", ANN.reference(), "--reason", "data-subject-request", "--approved-by", "Second Clerk"
        };
        var dry = runWith(OFFICER, erase).out();
        assertThat(dry)
                .startsWith("Dry run: nothing has been erased.")
                .contains("Would go: 7 private sections", "Nothing stands in the way");
        desk.close();
        var all = Stream.concat(ANN.values().stream(), Stream.of("Trask", "Gantry"))
                .toList();
        assertThat(found(data, all)).as("the search finds what is there").hasSizeGreaterThanOrEqualTo(all.size() - 1);
        assertThat(foundAsWritten(data, ANN)).anyMatch(one -> one.startsWith(ANN.postcode()));

        desk = new MadeUpDesk(data);
        var erased = runWith(
                new String[] {"--yes"},
                Stream.concat(Stream.of(erase), Stream.of(OFFICER)).toArray(String[]::new));
        assertThat(erased.out())
                .contains("Erased: 7 private sections of 5 entries. Recorded as entry 9", "was written anew")
                .doesNotContain(ANN.reference());
        assertThat(foundAsWritten(data, ANN)).isEmpty();
        assertThat(found(data, List.of("Trask", "Wilhelmina"))).isEmpty();
        assertThat(foundAsWritten(data, BEN)).isNotEmpty();
        assertThat(foundAsWritten(data, CAT)).isNotEmpty();

        desk = new MadeUpDesk(data);
        afterwards(advice);
        assertThat(printed.toString().toLowerCase(Locale.ROOT)).doesNotContain(lower(ANN));
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            assertThat(event.getFormattedMessage().toLowerCase(Locale.ROOT)).doesNotContain(lower(ANN));
        }
        assertThat(logged.list).as("something was logged").isNotEmpty();
    }

    private static String[] lower(Person person) {
        return person.values().stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /** A backup made now, unpacked. */
    private void backUp(Path into) throws IOException {
        var file = folder.resolve("later.backup");
        new Backup(desk.area.database, desk.area.ledger, "test", Clock.systemUTC()).write(file);
        Files.createDirectory(into);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    Files.write(into.resolve(entry.getName().replace('/', '-')), in.readAllBytes());
                }
            }
        }
    }

    /** Everything that is written or printed later. */
    private void afterwards(String advice) throws IOException {
        assertThat(run("ledger", "verify").out())
                .startsWith("Verified: 10 entries, numbered without gaps; 6 private sections, 7 erased, 0 left out.");
        var out = Files.createDirectory(folder.resolve("out"));
        var whole = out.resolve("whole").toString();
        run("ledger", "export", whole, "--with-private");
        run("ledger", "export", out.resolve("plain").toString());
        assertThat(run("ledger", "verify", whole).out()).contains("7 erased, 0 left out");
        assertThat(run("ledger", "verify", out.resolve("plain").toString()).out())
                .contains("7 erased, 6 left out");
        run("person", "export", BEN.reference(), "--to", out.resolve("ben").toString());
        for (String page : List.of("index.html", "entry-000001/why.html")) {
            assertThat(Files.readString(out.resolve("ben").resolve(page)))
                    .as("a page in a folder leads to no server")
                    .doesNotContain("href=\"/");
        }
        for (long i = 0; i < 10; i++) {
            Files.writeString(
                    out.resolve("receipt-" + i), run("ledger", "receipt", id(i)).out());
            printed.append(run("decisions", "show", id(i), "--format", "text").out());
        }
        printed.append(run("decisions", "list").out());
        printed.append(run("decisions", "list", "--departed", "true").out());
        printed.append(run("decisions", "chase", "--format", "csv").out());
        printed.append(run("person", "due").out());
        backUp(out.resolve("backup"));
        assertThat(foundAsWritten(out, ANN)).isEmpty();
        assertThat(found(out, List.of("Trask"))).isEmpty();
        assertThat(foundAsWritten(out.resolve("backup"), BEN)).isNotEmpty();
        assertThat(foundAsWritten(out.resolve("ben"), BEN)).isNotEmpty();
        assertThat(foundAsWritten(out.resolve("ben"), CAT)).isEmpty();

        assertThat(run("decisions", "list", "--text", ANN.name()).out()).isEmpty();
        assertThat(run("decisions", "list", "--text", BEN.name()).out()).isNotEmpty();
        assertThat(run("decisions", "show", advice).out())
                .contains("was erased on 20 November 2026, entry 9: The person or the family asked")
                .contains("What was said of people has been erased.");
        var decided = desk.run(
                "decide", advice, "--choice", "agreed", "--by", "X", "--role", "head-of-sen", "--on", "2026-11-20");
        assertThat(decided.code()).isEqualTo(2);
        assertThat(decided.err()).contains("has been erased; it can no longer be decided on");
        for (String[] gone : new String[][] {
            {"person", "export", ANN.reference(), "--to", out.resolve("ann").toString()},
            {"person", "erase", ANN.reference(), "--reason", "court-order", "--by", "X", "--role", "x"},
            {"person", "hold", ANN.reference(), "--reason", "appeal", "--by", "X", "--role", "x"}
        }) {
            var ended = desk.run(gone);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .startsWith("Nothing is held under this reference")
                    .doesNotContain(ANN.reference());
        }
        var erasure = desk.area.ledger.newest(1, null, EntryKind.ERASURE).get(0);
        assertThat(erasure.body().get("subject").isNull()).isTrue();
        assertThat(erasure.body().get("content").toString())
                .isEqualTo(
                        "{\"authorities\":[\"874\"],\"erased\":[[2,[\"answer\",\"request\"]],[3,[\"answer\",\"request\"]],[5,[\"choice\"]],"
                                + "[7,[\"officer\"]],[8,[\"officer\"]]],\"reason\":\"data-subject-request\","
                                + "\"retentionEnded\":false,\"whole\":true}");
    }
}
