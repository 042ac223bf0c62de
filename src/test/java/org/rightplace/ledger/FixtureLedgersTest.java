package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exported ledgers in {@code fixtures/ledgers}: one as it should be, and one broken in each way that somebody might. Beside each stands what
 * the check says of it. {@code -Dgolden.update=true} makes them anew, the same to the byte.
 */
class FixtureLedgersTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path FIXTURES = Path.of("fixtures/ledgers");
    private static final MadeUpLedger LEDGER = new MadeUpLedger(1);

    @TempDir
    static Path made;

    /** Breaks a good export. */
    interface Break {
        void in(Path folder) throws IOException;
    }

    /** Nobody but the holder of the key can sign a changed folder again; in all but two the breaker does hold it. */
    private static Map<String, Break> fixtures() {
        var fixtures = new TreeMap<String, Break>();
        fixtures.put("good", folder -> {});
        fixtures.put("erased", folder -> made(folder, MadeUpLedger.erased(1)));
        fixtures.put("missing-private", folder -> {
            var ledger = MadeUpLedger.erased(1);
            ledger.sections.get(1).clear();
            made(folder, ledger);
        });
        fixtures.put("erased-still-there", folder -> {
            var ledger = MadeUpLedger.erased(1);
            ledger.sections.set(2, new MadeUpLedger(1).sections.get(2));
            made(folder, ledger);
        });
        fixtures.put("changed-body", folder -> changeBody(folder));
        fixtures.put("changed-body-and-hash", folder -> {
            changeBody(folder);
            rehash(folder);
            LEDGER.sign(folder);
        });
        fixtures.put("swapped-pair", folder -> {
            MadeUpLedger.rewrite(folder.resolve(Export.ENTRIES), lines -> {
                Collections.swap(lines, 3, 4);
                return lines;
            });
            LEDGER.sign(folder);
        });
        fixtures.put("missing-entry", folder -> {
            for (String file : List.of(Export.ENTRIES, Export.LEAVES)) {
                MadeUpLedger.rewrite(folder.resolve(file), lines -> {
                    lines.remove(4);
                    return lines;
                });
            }
            LEDGER.sign(folder);
        });
        fixtures.put("cut-tail", folder -> {
            for (String file : List.of(Export.ENTRIES, Export.LEAVES)) {
                MadeUpLedger.rewrite(folder.resolve(file), lines -> lines.subList(0, 5));
            }
            LEDGER.sign(folder);
        });
        fixtures.put("forged-checkpoint", folder -> {
            var text = SignedNote.parse(Files.readAllBytes(folder.resolve(Export.CHECKPOINT)))
                    .text();
            var forger = MadeUpLedger.key(3);
            // Under the name and the id of the true key, for all that those are worth.
            var signed = SignedNote.sign(text, LEDGER.key, forger);
            Files.writeString(folder.resolve(Export.CHECKPOINT), signed.written());
            LEDGER.sign(folder);
        });
        fixtures.put("changed-private", folder -> {
            MadeUpLedger.rewrite(
                    folder.resolve(Export.PRIVATE),
                    lines -> lines.stream()
                            .map(line -> line.replace("2012-09-30", "2013-09-30"))
                            .toList());
            LEDGER.sign(folder);
        });
        fixtures.put("wrong-key", folder -> {
            made(folder, new MadeUpLedger(2));
        });
        return fixtures;
    }

    private static void made(Path folder, MadeUpLedger ledger) throws IOException {
        delete(folder);
        ledger.export(folder);
    }

    private static void changeBody(Path folder) throws IOException {
        MadeUpLedger.rewrite(
                folder.resolve(Export.ENTRIES),
                lines -> lines.stream()
                        .map(line -> line.replace("NEEDS_EVIDENCE", "NAME_REQUESTED"))
                        .toList());
    }

    private static void rehash(Path folder) throws IOException {
        var bodies = Files.readAllLines(folder.resolve(Export.ENTRIES));
        MadeUpLedger.rewrite(
                folder.resolve(Export.LEAVES),
                lines -> lines.stream()
                        .map(line -> line.split(" ")[0])
                        .map(number -> number + " "
                                + LeafHash.of(
                                        bodies.get(Integer.parseInt(number)).getBytes(UTF_8)))
                        .toList());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static Stream<String> names() {
        return fixtures().keySet().stream();
    }

    private static Path broken(String name, Path into) throws IOException {
        delete(into);
        LEDGER.export(into);
        fixtures().get(name).in(into);
        return into;
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_is_as_it_is_made_and_the_check_says_of_it_what_stands_beside_it(String name) throws IOException {
        var fresh = broken(name, made.resolve(name));
        var kept = FIXTURES.resolve(name);
        var words = FIXTURES.resolve(name + ".txt");
        var said = String.join("\n", Bundle.verify(fresh, LEDGER.key, List.of()).lines()) + "\n";
        if (UPDATE) {
            broken(name, kept);
            Files.writeString(words, said);
            Files.writeString(FIXTURES.resolve("key.txt"), LEDGER.key.text() + "\n");
        }
        assertThat(contents(kept)).isEqualTo(contents(fresh));
        assertThat(Bundle.verify(kept, LEDGER.key, List.of()).lines())
                .isEqualTo(Files.readAllLines(words))
                .isEqualTo(said.lines().toList());
        assertThat(NoteKey.parse(Files.readString(FIXTURES.resolve("key.txt")))).isEqualTo(LEDGER.key);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /** The golden words above could be updated without being read; these cannot. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "changed-body | 2 | its body does not have the hash that was recorded for it",
                "changed-body-and-hash | | one of entries 0 to 2 was changed, moved or put in",
                "swapped-pair | 3 | its body does not have the hash that was recorded for it",
                "missing-entry | 4 | an entry is missing, or stands where another should",
                "missing-private | 1 | its private section person is missing, though no entry says that it was erased",
                "erased-still-there | 2 | its private section views is still there, though entry 6 says that it was erased",
                "cut-tail | 5 | the last ones were cut off",
                "forged-checkpoint | | checkpoint.txt is not signed with the key: it is forged",
                "changed-private | 2 | a private section is not the one the entry is committed to: person",
                "wrong-key | 0 | it names another key than the one the checkpoint is signed with"
            })
    void what_is_broken_is_named(String name, Long firstBad, String words) {
        var verdict = Bundle.verify(FIXTURES.resolve(name), LEDGER.key, List.of());
        assertThat(verdict.good()).isFalse();
        assertThat(verdict.firstBad().orElse(null)).isEqualTo(firstBad);
        assertThat(verdict.lines()).anyMatch(line -> line.contains(words));
        assertThat(verdict.lines()).noneMatch(line -> line.contains("Ben") || line.contains("2012-09-30"));
    }

    @Test
    void the_good_one_is_anchored_with_the_key_and_consistent_in_itself_without() {
        var good = FIXTURES.resolve("good");
        assertThat(Bundle.verify(good, LEDGER.key, List.of()))
                .isEqualTo(new Verdict(6, 4, 0, 0, 6, Export.CHECKPOINT, List.of()));
        var alone = Bundle.verify(good, null, List.of());
        assertThat(alone).isEqualTo(new Verdict(6, 4, 0, 0, 0, null, List.of()));
        assertThat(alone.lines()).anyMatch(line -> line.startsWith("Consistent in itself; not anchored"));
        // Whoever makes everything anew, key and all, is consistent too: this is what the key is asked for.
        assertThat(Bundle.verify(FIXTURES.resolve("wrong-key"), null, List.of()).good())
                .isTrue();
    }

    @Test
    void what_an_entry_says_was_erased_may_be_missing_and_an_export_without_private_parts_may_lack_the_rest(
            @TempDir Path folder) throws IOException {
        assertThat(Bundle.verify(FIXTURES.resolve("erased"), LEDGER.key, List.of()))
                .isEqualTo(new Verdict(8, 1, 3, 0, 8, Export.CHECKPOINT, List.of()));
        var plain = folder.resolve("plain");
        MadeUpLedger.erased(1).export(plain);
        Files.delete(plain.resolve(Export.PRIVATE));
        LEDGER.sign(plain);
        assertThat(Bundle.verify(plain, LEDGER.key, List.of()))
                .isEqualTo(new Verdict(8, 0, 3, 1, 8, Export.CHECKPOINT, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[9,['views']]] | 6 | it says that it erased a private section of an entry that does not stand before it",
                "[[6,['views']]] | 6 | it says that it erased a private section of an entry that does not stand before it",
                "[[1,['plan']]] | 6 | it says that it erased a private section of entry 1 that there was not",
                "[[1,['views']]] | 1 | its private section views is still there, though entry 6",
                "[[1]] | 6 | it does not say which private sections were erased",
                "[[1,2,3]] | 6 | it does not say which private sections were erased",
                "[['1',['views']]] | 6 | it does not say which private sections were erased",
                "{} | 6 | it does not say which private sections were erased",
                "null | 6 | it does not say which private sections were erased"
            })
    void an_erasure_names_sections_that_were_there_before_it(String erased, long bad, String words) throws IOException {
        var content = JsonMapper.builder().build().readTree("{\"erased\":" + erased.replace('\'', '"') + "}");
        var audit = new Audit(null, List.of(), true);
        var ledger = new MadeUpLedger(1);
        for (Entry entry : ledger.entries) {
            audit.entry(entry.bodyBytes(), entry.leafHash(), ledger.sections.get((int) entry.sequence()));
        }
        var body = Body.of(
                Drafts.draft(EntryKind.ERASURE, null, (ObjectNode) content, Map.of(), null),
                "01936b1c-0000-7000-8000-000000000006",
                null,
                Instant.parse("2026-11-20T10:00:00Z"),
                "0.1.0",
                Map.of());
        audit.entry(body, LeafHash.of(body), List.of());
        var verdict = audit.verdict();
        assertThat(verdict.firstBad()).contains(bad);
        assertThat(verdict.lines()).anyMatch(line -> line.contains(words));
    }

    /** The holder of the key rewrites all of it; only who kept a checkpoint can tell. */
    @Test
    void a_rewriting_signed_with_the_true_key_is_caught_by_a_checkpoint_from_outside_alone(@TempDir Path folder)
            throws IOException {
        var kept = folder.resolve("checkpoint-000000000003.txt");
        Files.writeString(kept, LEDGER.checkpoint(MadeUpLedger.EARLIER));
        var bundle = folder.resolve("bundle");
        LEDGER.export(bundle);
        changeBody(bundle);
        rehash(bundle);
        delete(bundle.resolve(Export.EARLIER));
        var edge = RightEdge.EMPTY;
        for (String line : Files.readAllLines(bundle.resolve(Export.LEAVES))) {
            edge = edge.plus(line.split(" ")[1]).edge();
        }
        var rewritten = new Checkpoint(LEDGER.key.name(), MadeUpLedger.SIZE, edge.root());
        Files.writeString(
                bundle.resolve(Export.CHECKPOINT),
                SignedNote.sign(rewritten.text(), LEDGER.key, LEDGER.secret).written());
        LEDGER.sign(bundle);
        assertThat(Bundle.verify(bundle, LEDGER.key, List.of()).good()).isTrue();
        assertThat(Bundle.verify(bundle, LEDGER.key, List.of(kept)).lines())
                .anyMatch(line -> line.contains("one of entries 0 to 2 was changed"));
        assertThat(Bundle.verify(FIXTURES.resolve("good"), null, List.of(kept)))
                .isEqualTo(new Verdict(6, 4, 0, 0, 3, kept.getFileName().toString(), List.of()));
    }

    private static void flipped(Random random, Path folder, List<String> files, boolean signedAgain)
            throws IOException {
        var file = folder.resolve(files.get(random.nextInt(files.size())));
        var manifest = folder.resolve(Manifest.NAME);
        var before = Files.readAllBytes(file);
        var signed = Files.readAllBytes(manifest);
        var bytes = before.clone();
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        if (signedAgain) {
            LEDGER.sign(folder);
        }
        for (NoteKey key : signedAgain ? new NoteKey[] {LEDGER.key} : new NoteKey[] {LEDGER.key, null}) {
            assertThat(Bundle.verify(folder, key, List.of()).good())
                    .as("bit %d of %s, checked %s the key", bit, file.getFileName(), key == null ? "without" : "with")
                    .isFalse();
        }
        Files.write(file, before);
        Files.write(manifest, signed);
    }

    @Test
    void a_single_bit_flipped_anywhere_is_caught_even_where_the_manifest_was_signed_again(@TempDir Path folder)
            throws IOException {
        var bundle = folder.resolve("bundle");
        LEDGER.export(bundle);
        var all = List.copyOf(contents(bundle).keySet());
        assertThat(all).hasSize(7);
        var random = new Random(20261128);
        for (int i = 0; i < 400; i++) {
            flipped(random, bundle, all, false);
            flipped(random, bundle, List.of(Manifest.NAME), false);
            flipped(
                    random,
                    bundle,
                    all.stream().filter(one -> !one.equals(Manifest.NAME)).toList(),
                    true);
        }
        assertThat(Bundle.verify(bundle, LEDGER.key, List.of()).good()).isTrue();
    }

    @Test
    void a_file_too_many_or_too_few_is_seen_and_what_is_no_export_is_refused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Bundle.verify(folder, null, List.of()))
                .hasMessage("This is no exported ledger: there is no file MANIFEST in it");
        for (String file : List.of(Export.ENTRIES, Export.LEAVES, Export.CHECKPOINT, Export.KEY, Export.PRIVATE)) {
            var bundle = broken("good", folder.resolve("bundle"));
            Files.delete(bundle.resolve(file));
            assertThat(Bundle.verify(bundle, LEDGER.key, List.of()).lines()).contains("- " + file + " is missing");
        }
        var bundle = broken("good", folder.resolve("bundle"));
        Files.writeString(bundle.resolve("more"), "");
        assertThat(Bundle.verify(bundle, LEDGER.key, List.of()).lines())
                .contains("- a file is there that MANIFEST does not list");
    }
}
