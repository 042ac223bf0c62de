package org.rightplace.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Manifest;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.register.RegisterImport;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class BackupTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String ADVICE = "\"kind\":\"placement-recommendation\"";

    @TempDir
    Path folder;

    private MadeUpArea area;
    private Path data;
    private Path file;
    private Path fresh;

    @BeforeEach
    void backedUp() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        fresh = Files.createDirectory(folder.resolve("fresh"));
        area = new MadeUpArea(data);
        for (String request : List.of("01-s41-nothing-else-suitable", "08-no-request-four-local")) {
            assertThat(area.placement
                            .recommend(MadeUpArea.request(request), Purpose.ADVICE, Asker.local("officer"))
                            .accepted())
                    .isTrue();
        }
        area.contracts.review(
                Files.readAllBytes(MadeUpArea.FIXTURES.resolve("contracts/01-short-breaks-ready.json")),
                Asker.local("officer"));
        Files.copy(data.resolve("ledger.key"), fresh.resolve("ledger.key"));
        file = backup(area.database, area.ledger, "one.zip");
    }

    @AfterEach
    void close() {
        area.close();
    }

    private Path backup(Database database, Ledger ledger, String name) throws IOException {
        var written = folder.resolve(name);
        new Backup(database, ledger, "test", CLOCK).write(written);
        return written;
    }

    private Restore into(String url) {
        return new Restore(fresh, url, "test", CLOCK);
    }

    private static Map<String, byte[]> contents(Path file) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return contents;
    }

    private static Map<String, Manifest.Listed> digests(Map<String, byte[]> contents) {
        var digests = new TreeMap<String, Manifest.Listed>();
        contents.forEach((name, bytes) -> digests.put(name, Manifest.Listed.of(bytes)));
        return digests;
    }

    private static Map<String, String> tables(Path file) throws IOException {
        var tables = new TreeMap<String, String>();
        contents(file).forEach((name, bytes) -> {
            if (name.startsWith("tables/")) {
                tables.put(name, new String(bytes, UTF_8));
            }
        });
        return tables;
    }

    /** The backup with something changed in it, signed again as only the holder of the key can. */
    private Path changed(Consumer<Map<String, String>> change) throws IOException {
        var texts = new TreeMap<String, String>();
        contents(file).forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
        texts.remove(Manifest.NAME);
        change.accept(texts);
        var listed = new TreeMap<String, Manifest.Listed>();
        texts.forEach((name, text) -> listed.put(name, Manifest.Listed.of(text.getBytes(UTF_8))));
        texts.put(Manifest.NAME, area.ledger.proofs().signed(new Manifest(Backup.KIND, listed)));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var one : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(UTF_8));
            }
        }
        return Files.write(folder.resolve("changed.zip"), bytes.toByteArray());
    }

    private static List<String> found(Ledger ledger) {
        var filter = new Filter(EntryKind.PLACEMENT_RECOMMENDATION, null, null, null, "STAT-10", null, null, null);
        return ledger.find(filter, 10, null).stream()
                .map(stored -> stored.entry().decisionId())
                .toList();
    }

    @Test
    void everything_comes_back_is_found_again_and_goes_on() throws Exception {
        var restored = into(null).restore(file, List.of());
        assertThat(restored.verdict().problems()).isEmpty();
        assertThat(restored.verdict().anchored()).isEqualTo(restored.entries()).isEqualTo(4);
        try (var database = Database.in(fresh)) {
            var ledger = Ledger.open(database, fresh, "test", CLOCK);
            assertThat(tables(backup(database, ledger, "two.zip"))).isEqualTo(tables(file));
            assertThat(found(ledger)).hasSize(2).isEqualTo(found(area.ledger));
            assertThat(ledger.proofs().checkpoint())
                    .isEqualTo(area.ledger.proofs().checkpoint());
            var report = new RegisterImport(database.jdbi())
                    .read(MadeUpArea.FIXTURES.resolve("register/register.csv"), MadeUpArea.TODAY, rows -> {});
            assertThat(report.unchanged()).isEqualTo(64);
            assertThat(ledger.size()).isEqualTo(4);
        }
        assertThat(fresh).isDirectoryNotContaining("glob:**/restoring*");
    }

    @Test
    void a_database_elsewhere_is_filled_only_when_it_is_empty() throws Exception {
        var url = TestDatabase.url(folder.resolve("elsewhere"));
        // By way of a file in between, so that where there are two kinds of database each is left and entered.
        assertThat(into(null).restore(file, List.of()).verdict().good()).isTrue();
        Path second;
        try (var database = Database.in(fresh)) {
            second = backup(database, Ledger.open(database, fresh, "test", CLOCK), "two.zip");
        }
        assertThat(into(url).restore(second, List.of()).verdict().good()).isTrue();
        try (var database = Database.at(url)) {
            var ledger = Ledger.open(database, fresh, "test", CLOCK);
            assertThat(tables(backup(database, ledger, "three.zip"))).isEqualTo(tables(file));
            assertThat(found(ledger)).isEqualTo(found(area.ledger)).hasSize(2);
            new RegisterImport(database.jdbi())
                    .read(MadeUpArea.FIXTURES.resolve("register/register.csv"), MadeUpArea.TODAY, rows -> {});
        }
        assertThatThrownBy(() -> into(url).restore(file, List.of()))
                .isInstanceOf(CannotRestore.class)
                .hasMessageContaining("is not empty (register_import has rows)");
    }

    @Test
    void what_does_not_verify_is_taken_out_again() throws Exception {
        var forged = changed(texts -> texts.computeIfPresent(
                "tables/ledger_entry.jsonl", (name, text) -> text.replaceFirst("sen-officer|officer", "nobody")));
        assertThat(Files.readAllBytes(forged)).isNotEqualTo(Files.readAllBytes(file));
        var url = TestDatabase.url(folder.resolve("elsewhere"));
        for (String where : new String[] {null, url}) {
            assertThat(into(where).restore(forged, List.of()).verdict().good()).isFalse();
        }
        assertThat(fresh).isDirectoryContaining("glob:**/ledger.key");
        try (var left = Files.list(fresh)) {
            assertThat(left).hasSize(1);
        }
        try (var database = Database.at(url)) {
            database.jdbi()
                    .useHandle(
                            handle -> assertThat(Tables.firstWithRows(handle)).isEmpty());
        }
        assertThat(into(url).restore(file, List.of()).verdict().good()).isTrue();
    }

    private void refused(Path backup, String words) {
        assertThatThrownBy(() -> into(null).restore(backup, List.of()))
                .isInstanceOf(CannotRestore.class)
                .hasMessageContaining(words);
        assertThat(fresh.resolve("rightplace.mv.db")).doesNotExist();
        assertThat(fresh.resolve("restoring")).doesNotExist();
    }

    @Test
    void what_cannot_be_used_is_refused_in_words() throws Exception {
        var bytes = Files.readAllBytes(file);
        refused(
                Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2)),
                "is no backup");
        refused(Files.writeString(folder.resolve("text"), "text"), "is no backup");
        refused(changed(texts -> texts.remove("key.txt")), "there is no file key.txt in it");
        refused(changed(texts -> texts.put("key.txt", "no key")), "key.txt in it is no key");
        refused(
                changed(texts -> texts.computeIfPresent(
                        "backup.json",
                        (name, text) -> text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\" : \"99\""))),
                "made with a newer program (test)");
        refused(
                changed(texts -> texts.computeIfPresent(
                        "tables/setting.jsonl", (name, text) -> text.substring(0, text.lastIndexOf("\n[") + 1))),
                "does not have as many rows as it should");
        refused(
                changed(texts -> texts.computeIfPresent(
                        "tables/setting.jsonl", (name, text) -> text.replace("\"town\"", "\"city\""))),
                "does not have the columns of the table");
        refused(
                changed(texts -> texts.computeIfPresent(
                        "tables/setting.jsonl", (name, text) -> text.replaceFirst("\\[900001,", "[\"900001\","))),
                "tables/setting.jsonl is not as it was written");
        var another = Files.createDirectory(folder.resolve("another"));
        try (var database = Database.in(another)) {
            refused(
                    backup(database, Ledger.open(database, another, "test", CLOCK), "another.zip"),
                    "is not the one this backup was signed with");
        }
        Files.delete(fresh.resolve("ledger.key"));
        refused(file, "There is no ledger.key in ");
        Files.createFile(fresh.resolve("rightplace.mv.db"));
        assertThatThrownBy(() -> into(null).restore(file, List.of())).hasMessageContaining("holds a database already");
        assertThat(area.ledger.size()).isEqualTo(4);
    }

    @Test
    void a_backup_of_an_older_schema_is_brought_up_to_date() throws Exception {
        var older = changed(texts -> {
            texts.computeIfPresent(
                    "backup.json", (name, text) -> text.replaceFirst("\"schema\" : \"\\d+\"", "\"schema\" : \"3\""));
            texts.keySet().removeIf(name -> name.matches("tables/(account.*|access_look|draft)\\.jsonl"));
        });
        assertThat(into(null).restore(older, List.of()).verdict().good()).isTrue();
        try (var database = Database.in(fresh)) {
            assertThat(database.schema()).isEqualTo(area.database.schema()).isNotEqualTo("3");
            assertThat(Ledger.open(database, fresh, "test", CLOCK).size()).isEqualTo(4);
        }
    }

    /** What no flip changed may be read; what one changed must not. */
    @Test
    void a_flipped_bit_is_caught_or_changes_nothing_that_is_read() throws Exception {
        var good = digests(contents(file));
        var bytes = Files.readAllBytes(file);
        var random = new Random(20261128);
        int caught = 0;
        for (int i = 0; i < 200; i++) {
            var flipped = bytes.clone();
            int bit = random.nextInt(i < 100 ? bytes.length * 8 : 6000);
            int at = i < 100 ? bit / 8 : bytes.length - 1 - bit / 8;
            flipped[at] ^= (byte) (1 << bit % 8);
            var written = Files.write(folder.resolve("flipped.zip"), flipped);
            try (var backup = BackupFile.open(written)) {
                backup.check();
                assertThat(digests(contents(written)))
                        .as("bit %d of byte %d", bit % 8, at)
                        .isEqualTo(good);
            } catch (CannotRestore e) {
                caught++;
            }
        }
        assertThat(caught).isGreaterThan(120);
    }

    @Test
    void only_its_owner_can_read_it_the_key_is_not_in_it_and_nothing_that_was_deleted_before() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var key = Files.readString(data.resolve("ledger.key")).lines().toList().get(1);
        var texts = contents(file).values().stream()
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
        assertThat(texts).noneMatch(text -> text.contains(key)).anyMatch(text -> text.contains("\\\"dateOfBirth\\\""));
        area.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM ledger_section"));
        assertThat(tables(backup(area.database, area.ledger, "later.zip")).values())
                .noneMatch(text -> text.contains("\\\"dateOfBirth\\\""))
                .anyMatch(text -> text.contains(ADVICE.replace("\"", "\\\"")));
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(one -> one.toString().endsWith(".unfinished"));
        }
    }

    @Test
    void one_moment_is_the_same_for_every_table() {
        area.database.snapshot(handle -> {
            var before = rows(handle, "ledger_entry");
            // In a thread of its own: within one thread all work in the same transaction.
            CompletableFuture.runAsync(() -> area.contracts.review(
                            bytes("contracts/01-short-breaks-ready.json"), Asker.local("officer")))
                    .join();
            assertThat(rows(handle, "ledger_entry")).isEqualTo(before);
            // Read for the first time, after the other has written to it.
            assertThat(rows(handle, "ledger_section")).isEqualTo(6);
            return null;
        });
        area.database
                .jdbi()
                .useHandle(handle -> assertThat(rows(handle, "ledger_section")).isEqualTo(8));
    }

    private static long rows(org.jdbi.v3.core.Handle handle, String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    private static byte[] bytes(String fixture) {
        try {
            return Files.readAllBytes(MadeUpArea.FIXTURES.resolve(fixture));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
