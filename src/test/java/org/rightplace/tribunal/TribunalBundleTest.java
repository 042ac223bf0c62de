package org.rightplace.tribunal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.cli.SentRequest;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Manifest;
import org.rightplace.ledger.NoteKey;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.store.TestDatabase;

class TribunalBundleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final BundleCheck CHECK = new BundleCheck(MadeUpArea.KINDS, "test");

    @TempDir
    static Path data;

    private static MadeUpArea area;
    private static TribunalBundles bundles;
    private static NoteKey key;
    private static String advice;
    private static SortedMap<String, byte[]> good;

    @BeforeAll
    static void decide() throws Exception {
        area = new MadeUpArea(data);
        bundles = new TribunalBundles(area.ledger, area.looks, MadeUpArea.KINDS, "test", CLOCK);
        key = NoteKey.parse(area.ledger.proofs().key());
        advice = advised();
        var chosen = area.choices.choose(
                area.ledger.find(advice).orElseThrow(),
                Files.readAllBytes(Path.of("fixtures/outcomes/agreed.json")),
                Asker.local("officer"),
                null);
        assertThat(chosen.errors()).isEmpty();
        good = bundles.files(advice);
    }

    @AfterAll
    static void close() {
        area.close();
    }

    private static String advised() {
        var answer = area.placement.recommend(
                SentRequest.whole().toString().getBytes(UTF_8), Purpose.ADVICE, Asker.local("officer"));
        assertThat(answer.errors()).isEmpty();
        return answer.recommendation().decision().id();
    }

    private static String text(String name) {
        return new String(good.get(name), UTF_8);
    }

    /** The good one with something changed, and signed again by whoever holds the key. */
    private static SortedMap<String, byte[]> signedAgain(Consumer<SortedMap<String, byte[]>> change) {
        var files = new TreeMap<>(good);
        files.remove(Manifest.NAME);
        change.accept(files);
        var listed = new TreeMap<String, Manifest.Listed>();
        files.forEach((name, bytes) -> listed.put(name, Manifest.Listed.of(bytes)));
        files.put(
                Manifest.NAME,
                area.ledger
                        .proofs()
                        .signed(new Manifest(TribunalBundles.KIND, listed))
                        .getBytes(UTF_8));
        return files;
    }

    private static void replace(SortedMap<String, byte[]> files, String name, String what, String with) {
        var before = new String(files.get(name), UTF_8);
        assertThat(before).contains(what);
        files.put(name, before.replace(what, with).getBytes(UTF_8));
    }

    private static void wrong(SortedMap<String, byte[]> files, String words) {
        assertThat(CHECK.check(files, key).problems()).as(words).anyMatch(problem -> problem.contains(words));
    }

    @Test
    void a_bundle_says_what_was_advised_on_what_and_what_was_chosen_and_checks_itself() throws Exception {
        assertThat(good.keySet())
                .contains(
                        "record.json",
                        "receipt.json",
                        "checkpoint.txt",
                        "key.txt",
                        "private/request.json",
                        "private/answer.json",
                        "later/1/record.json",
                        "later/1/receipt.json",
                        "later/1/private/choice.json",
                        "rulebook/manifest.yaml",
                        "explanation/officer.html",
                        "explanation/panel.txt",
                        "explanation/family.txt",
                        "index.html",
                        "README.txt");
        assertThat(text("explanation/panel.txt"))
                .contains("Decision: ", text("checkpoint.txt").strip());
        assertThat(text("explanation/family.html")).doesNotContain("/openapi.json");
        assertThat(text("private/request.json")).contains(SentRequest.CANARY);
        assertThat(text("record.json")).doesNotContain(SentRequest.CANARY);
        var checked = CHECK.check(good, key);
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.lines())
                .anyMatch(line -> line.contains("with 1 record that followed"))
                .contains("The explanations are what this rulebook says of this record, to the letter.")
                .contains("Signed with the key given.");
        assertThat(CHECK.check(good, null).lines()).anyMatch(line -> line.startsWith("Consistent in itself"));
        assertThat(bundles.make(advice)).isEqualTo(bundles.make(advice)).isEqualTo(Container.zip(good));
    }

    @Test
    void reviews_and_evaluations_too(@TempDir Path folder) throws Exception {
        area.contracts.review(
                Files.readAllBytes(Path.of("fixtures/contracts/01-short-breaks-ready.json")), Asker.local("officer"));
        area.toolkit.evaluate(
                Files.readAllBytes(Path.of("fixtures/toolkit/03-non-send-contract.json")), Asker.local("officer"));
        for (long back = 1; back < 3; back++) {
            var id = area.ledger
                    .at(area.ledger.size() - back)
                    .orElseThrow()
                    .entry()
                    .decisionId();
            var file = Files.write(folder.resolve(back + ".zip"), bundles.make(id));
            assertThat(CHECK.check(file, key).problems()).isEmpty();
            assertThat(Container.read(file)).containsKey("explanation/family.txt");
        }
        assertThatThrownBy(() ->
                        bundles.make(area.ledger.at(0).orElseThrow().entry().decisionId()))
                .hasMessage("A bundle is made of advice, and this entry is none; its kind is genesis");
        assertThatThrownBy(() -> bundles.make("nobody")).hasMessageContaining("There is no decision with that id");
    }

    @Test
    void what_was_erased_is_not_in_it_and_it_says_so() throws Exception {
        var id = advised();
        long sequence = area.ledger.find(id).orElseThrow().entry().sequence();
        area.database
                .jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM ledger_section WHERE sequence = ?", sequence));
        var erased = bundles.files(id);
        assertThat(erased.keySet()).noneMatch(name -> name.startsWith("private/") || name.startsWith("explanation/"));
        assertThat(erased.values()).noneMatch(bytes -> new String(bytes, UTF_8).contains(SentRequest.CANARY));
        assertThat(new String(erased.get("README.txt"), UTF_8)).contains("has been erased");
        assertThat(CHECK.check(erased, key).problems()).isEmpty();
        assertThat(CHECK.check(erased, key).lines())
                .anyMatch(line -> line.startsWith(
                        "Not in it is this of its private part, which was erased or left out: answer, request"));
    }

    /** Whoever holds the key can sign anything; what the files say of each other still shows it. */
    @Test
    void what_is_changed_and_signed_again_is_named() {
        assertThat(CHECK.check(signedAgain(files -> {}), key).problems()).isEmpty();
        wrong(
                signedAgain(files -> replace(files, "explanation/family.txt", "not", "")),
                "explanation/family.txt is not what the rulebook in the bundle says of the record");
        wrong(
                signedAgain(files -> replace(files, "record.json", "officer", "nobody")),
                "record.json is not the record");
        wrong(signedAgain(files -> replace(files, "receipt.json", "officer", "nobody")), "receipt.json proves nothing");
        wrong(
                signedAgain(files -> replace(files, "private/request.json", SentRequest.CANARY, "Ann")),
                "private/ holds what was not recorded");
        wrong(
                signedAgain(files -> files.put("rulebook/more.yaml", new byte[] {'\n'})),
                "rulebook/ is not the rulebook that the record names");
        wrong(signedAgain(files -> files.remove("explanation/panel.html")), "explanation/panel.html is not what");
        wrong(signedAgain(files -> files.remove("private/answer.json")), "explanation/");
        wrong(signedAgain(files -> files.put("more.txt", new byte[0])), "more.txt is not as a bundle has it");
        wrong(signedAgain(files -> files.remove("receipt.json")), "receipt.json is missing");
        wrong(
                signedAgain(files -> {
                    for (String name : List.of("record.json", "receipt.json")) {
                        files.put("later/1/" + name, files.get(name));
                    }
                }),
                "later/1/private/ holds what was not recorded");
        wrong(
                signedAgain(files -> {
                    files.remove("later/1/private/choice.json");
                    for (String name : List.of("record.json", "receipt.json")) {
                        files.put("later/1/" + name, files.get(name));
                    }
                }),
                "later/1/record.json does not follow the decision");
    }

    @Test
    void another_version_of_the_program_says_what_it_could_not_compare() {
        var older = signedAgain(files -> {
            replace(files, "bundle.json", "\"test\"", "\"0.0.1\"");
            replace(files, "explanation/family.txt", "not", "NOT");
        });
        assertThat(CHECK.check(older, key).problems()).isEmpty();
        assertThat(CHECK.check(older, key).lines())
                .anyMatch(line -> line.contains("they were written by version 0.0.1 of the program, and this is test"));
    }

    @Test
    void a_key_that_is_not_the_one_given_is_refused(@TempDir Path folder) throws Exception {
        try (var database = TestDatabase.in(folder)) {
            var other = Ledger.open(database, folder, "test", CLOCK).proofs().key();
            assertThat(CHECK.check(good, NoteKey.parse(other)).problems())
                    .containsExactly("key.txt is not the key given: the bundle is of another ledger, or forged");
            var forged = new TreeMap<>(good);
            forged.put("key.txt", (other + "\n").getBytes(UTF_8));
            assertThat(CHECK.check(forged, null).problems())
                    .containsExactly(
                            "MANIFEST is not signed with the key: a file was changed, or the key is another ledger's");
        }
    }

    @Test
    void a_single_bit_flipped_in_any_file_is_caught_even_where_it_was_signed_again() {
        var random = new Random(20261128);
        var names = List.copyOf(good.keySet());
        var few = names.stream().filter(name -> !name.startsWith("rulebook/")).toList();
        for (int i = 0; i < 200; i++) {
            var name = (i % 2 == 0 ? names : few).get(random.nextInt(i % 2 == 0 ? names.size() : few.size()));
            var files = new TreeMap<>(good);
            files.put(name, flipped(good.get(name), random));
            assertThat(CHECK.check(files, i % 3 == 0 ? null : key).good())
                    .as("%s, flip %d", name, i)
                    .isFalse();
        }
        for (int i = 0; i < 12; i++) {
            var name = i % 6 == 0 ? names.get(random.nextInt(names.size())) : few.get(random.nextInt(few.size()));
            // Which version made it is the signer's word alone.
            if (!name.equals("bundle.json") && !name.equals(Manifest.NAME)) {
                var again = signedAgain(files -> files.put(name, flipped(good.get(name), random)));
                assertThat(CHECK.check(again, key).good())
                        .as("%s, signed again, flip %d", name, i)
                        .isFalse();
            }
        }
    }

    @Test
    void a_single_bit_flipped_anywhere_in_the_zip_is_caught() throws Exception {
        var zip = bundles.make(advice);
        assertThat(Container.unzip(zip).keySet()).isEqualTo(good.keySet());
        var random = new Random(20261129);
        for (int i = 0; i < 100; i++) {
            boolean caught;
            try {
                // The list of what is in it stands at the end.
                var flipped = zip.clone();
                int at = i % 2 == 0 ? random.nextInt(zip.length) : zip.length - 1 - random.nextInt(60_000);
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                caught = !CHECK.check(Container.unzip(flipped), key).good();
            } catch (NoBundle e) {
                caught = true;
            }
            assertThat(caught).as("flip %d", i).isTrue();
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        var flipped = bytes.clone();
        int bit = random.nextInt(bytes.length * 8);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_zip_that_is_none_of_ours_is_refused_without_being_unpacked(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Container.unzip(zip("MANIFEST", new byte[200 << 20])))
                .isInstanceOf(NoBundle.class)
                .hasMessageContaining("unpacks to more than a bundle does");
        assertThatThrownBy(() -> Container.unzip("no zip".getBytes(UTF_8))).hasMessage("This is no zip");
        assertThatThrownBy(() -> Container.unzip(zip("MANIFEST", new byte[] {1})))
                .hasMessageContaining("unpacked and packed again");
        var slips = new TreeMap<>(good);
        slips.put("../../slips", new byte[] {1});
        var file = Files.write(folder.resolve("slips.zip"), Container.zip(slips));
        assertThat(CHECK.check(file, key).problems()).containsExactly("a file is there that MANIFEST does not list");
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @Test
    void the_folder_it_was_unpacked_to_is_checked_as_well(@TempDir Path folder) throws Exception {
        for (var file : good.entrySet()) {
            var to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        assertThat(CHECK.check(folder, key).problems()).isEmpty();
        Files.delete(folder.resolve("README.txt"));
        assertThat(CHECK.check(folder, key).problems()).containsExactly("README.txt is missing");
        Files.createSymbolicLink(folder.resolve("README.txt"), Path.of("MANIFEST"));
        assertThat(CHECK.check(folder, key).problems())
                .containsExactly("The folder holds a link, or more than a bundle does");
    }
}
