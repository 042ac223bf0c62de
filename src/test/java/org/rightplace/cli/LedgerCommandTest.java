package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.ledger.CheckpointFiles;

class LedgerCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OTHER_KEY =
            "rightplace/01936b1c-0000-7000-8000-000000000000+c25dc598+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

    @TempDir
    Path folder;

    private MadeUpDesk desk;
    private String key;

    @BeforeEach
    void open() throws IOException {
        desk = new MadeUpDesk(folder);
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        for (int i = 0; i < 3; i++) {
            assertThat(desk.run("recommend", request).code()).isZero();
        }
        key = desk.run("ledger", "key").out().strip();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String id(long sequence) {
        return desk.area.ledger.at(sequence).orElseThrow().entry().decisionId();
    }

    private void sql(String sql) {
        desk.area.database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Test
    void checkpoint_and_proofs_are_printed() throws IOException {
        var checkpoint = desk.run("ledger", "checkpoint").out();
        assertThat(checkpoint.lines().toList().get(1)).isEqualTo("4");
        assertThat(desk.run("ledger", "checkpoint", "--size", "4").out()).isEqualTo(checkpoint);
        var inclusion = JSON.readTree(desk.run("ledger", "inclusion", "2").out());
        assertThat(inclusion.get("size").intValue()).isEqualTo(4);
        assertThat(inclusion.get("path")).hasSize(2);
        assertThat(JSON.readTree(desk.run("ledger", "consistency", "3").out())
                        .get("to")
                        .intValue())
                .isEqualTo(4);
        assertThat(desk.run("recommend", folder.resolve("request.json").toString())
                        .out())
                .contains(desk.run("ledger", "checkpoint", "--size", "5").out().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkpoint --size 9 | The ledger has 4 entries, and never had 9.",
                "inclusion 4 | A tree of 4 leaves has no leaf 4.",
                "consistency 3 2 | A tree of 2 leaves never had 3.",
                "receipt nobody | There is no decision with that id. List them with: decisions list",
                "verify nowhere | This is no exported ledger: there is no file MANIFEST in it.",
                "verify --key x | --key: This is no key: it has the form NAME+HASH+KEY, and its hash belongs to its name and key.",
                "verify --checkpoint nowhere | nowhere is not a file that can be read.",
                "verify-receipt nowhere | nowhere is not a file that can be read."
            })
    void what_cannot_be_used_is_said(String arguments, String words) {
        var ended = desk.run(("ledger " + arguments).split(" "));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().strip()).isEqualTo(words);
    }

    private String receipt(Consumer<ObjectNode> change) throws IOException {
        var receipt =
                (ObjectNode) JSON.readTree(desk.run("ledger", "receipt", id(2)).out());
        change.accept(receipt);
        return Files.writeString(folder.resolve("receipt.json"), receipt.toPrettyString())
                .toString();
    }

    @Test
    void a_receipt_is_proved_with_the_key_and_only_consistent_without() throws IOException {
        var file = receipt(receipt -> {});
        var proved = desk.run("ledger", "verify-receipt", file, "--key", key);
        assertThat(proved.code()).isZero();
        assertThat(proved.out()).startsWith("Proved: entry 2 is in the ledger of this key");
        assertThat(desk.run("ledger", "verify-receipt", file).out()).startsWith("Consistent in itself; not anchored");
        assertThat(Files.readString(Path.of(file))).doesNotContain(SentRequest.CANARY);
    }

    private void notProved(Consumer<ObjectNode> change, String trusted, String words) throws IOException {
        var ended = desk.run("ledger", "verify-receipt", receipt(change), "--key", trusted);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("Not proved. " + words);
    }

    @Test
    void each_way_a_receipt_can_be_wrong_has_its_words() throws IOException {
        notProved(one -> {}, OTHER_KEY, "The receipt was not signed with the key given");
        notProved(one -> one.put("key", OTHER_KEY), key, "The receipt was not signed with the key given");
        var changed = "The record is not in the checkpoint under this number";
        notProved(one -> one.withObjectProperty("body").put("actorRole", "nobody"), key, changed);
        notProved(one -> one.put("sequence", 1), key, changed);
        notProved(one -> one.withArrayProperty("path").remove(0), key, changed);
        notProved(one -> one.put("sequence", 3), key, "The checkpoint has 3 entries, and so does not cover entry 3.");
        notProved(
                one -> one.put("checkpoint", one.get("checkpoint").textValue().replace("\n3\n", "\n4\n")),
                key,
                "The signature of the checkpoint is not right");
        notProved(one -> one.put("checkpoint", "x"), key, "The key or the checkpoint in the receipt cannot be read");
        notProved(
                one -> one.withObjectProperty("body").put("more", 1e300),
                key,
                "The record is not as a ledger writes it");
        for (String none : new String[] {"", "[]", "{\"sequence\":1,\"sequence\":2}", "{}"}) {
            var file = Files.writeString(folder.resolve("none.json"), none).toString();
            var ended = desk.run("ledger", "verify-receipt", file);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).startsWith("This is no receipt");
        }
    }

    @Test
    void the_ledger_in_use_is_verified_and_anchored_as_far_as_checkpoints_outside_reach() throws IOException {
        var verified = desk.run("ledger", "verify");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out())
                .startsWith("Verified: 4 entries, numbered without gaps")
                .contains("not anchored");
        new CheckpointFiles(desk.checkpoints, desk.area.ledger.proofs()).write();
        desk.run("recommend", folder.resolve("request.json").toString());
        assertThat(desk.run("ledger", "verify").out())
                .contains("Anchored: entries 0 to 3, by checkpoint-000000000004.txt.")
                .contains("Not anchored: entries 4 to 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ledger_entry SET leaf_hash = REPEAT('0', 64) WHERE sequence = 1 | entry 1: its body does not have the hash",
                "UPDATE ledger_entry SET body = (SELECT body FROM ledger_entry WHERE sequence = 1) WHERE sequence = 2"
                        + " | entry 2: its body does not have the hash",
                "UPDATE ledger_entry SET kind = 'contract-review' WHERE sequence = 2 | entry 2: what the database would find it by",
                "UPDATE ledger_section SET content = salt WHERE sequence = 3 | entry 3: a private section is not the one",
                "UPDATE ledger_node SET hash = REPEAT('0', 64) WHERE level = 1 AND position = 0 | entry 1: the tree that the database keeps",
                "UPDATE ledger_head SET tree_edge = REPEAT('0', 64) | the tree that the database keeps is not that of its entries",
                "UPDATE ledger_head SET tree_root = REPEAT('0', 64) | the tree that the database keeps is not that of its entries"
            })
    void what_is_changed_in_the_database_is_named(String change, String words) {
        sql(change);
        var ended = desk.run("ledger", "verify");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("Not verified. ").contains("- " + words);
    }

    @Test
    void an_entry_taken_out_is_named() {
        sql("DELETE FROM ledger_tag WHERE sequence = 2");
        sql("DELETE FROM ledger_section WHERE sequence = 2");
        sql("DELETE FROM ledger_entry WHERE sequence = 2");
        assertThat(desk.run("ledger", "verify").err())
                .contains("The first bad entry is 2.", "- entry 2: it is missing");
    }

    /** An administrator with the key takes the last entry back and has the tree made anew: all in the database agrees again. */
    @Test
    void a_tail_taken_back_is_caught_by_a_checkpoint_outside_alone() throws IOException {
        new CheckpointFiles(desk.checkpoints, desk.area.ledger.proofs()).write();
        for (String table : new String[] {"ledger_tag", "ledger_section", "ledger_entry"}) {
            sql("DELETE FROM " + table + " WHERE sequence = 3");
        }
        sql("DELETE FROM ledger_node WHERE level = 2 OR position = 1");
        sql("UPDATE ledger_head SET size = 3, tree_size = 3, tree_edge = (SELECT hash FROM ledger_node WHERE level = 1)"
                + " || (SELECT leaf_hash FROM ledger_entry WHERE sequence = 2)");
        sql("UPDATE ledger_head SET tree_root = '" + root() + "'");
        assertThat(desk.run("ledger", "verify").err())
                .contains(
                        "checkpoint-000000000004.txt covers 4 entries, and there are only 3: the last ones were cut off");
        Files.delete(desk.checkpoints.resolve("checkpoint-000000000004.txt"));
        assertThat(desk.run("ledger", "verify").code()).isZero();
    }

    private String root() {
        var root = desk.run("ledger", "checkpoint").out().lines().toList().get(2);
        return HexFormat.of().formatHex(Base64.getDecoder().decode(root));
    }

    @Test
    void an_export_is_verified_without_the_ledger_and_holds_what_is_private_only_when_told() throws IOException {
        new CheckpointFiles(desk.checkpoints, desk.area.ledger.proofs()).write();
        var plain = folder.resolve("plain").toString();
        var whole = folder.resolve("whole").toString();
        assertThat(desk.run("ledger", "export", plain).out()).startsWith("Exported 4 entries");
        assertThat(desk.run("ledger", "export", whole, "--with-private").code()).isZero();
        assertThat(desk.run("ledger", "verify", plain, "--key", key).out())
                .contains("Verified: 4 entries", "Anchored: entries 0 to 3, by ");
        assertThat(desk.run("ledger", "verify", whole, "--key", key).out())
                .contains("6 private sections, 0 erased, 0 left out");
        assertThat(desk.run("ledger", "verify", whole).out()).contains("Consistent in itself; not anchored");
        assertThat(desk.run("ledger", "verify", whole, "--key", OTHER_KEY).code())
                .isEqualTo(1);
        assertThat(Files.readString(Path.of(plain, "entries.jsonl"))).doesNotContain(SentRequest.CANARY);
        assertThat(Path.of(plain, "private.jsonl")).doesNotExist();
        assertThat(Files.readString(Path.of(whole, "private.jsonl"))).contains(SentRequest.CANARY);
        assertThat(desk.run("ledger", "export", plain).err()).contains("is not empty");
    }
}
