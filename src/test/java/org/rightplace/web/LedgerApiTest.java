package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.ledger.NoteKey;
import org.rightplace.ledger.Receipt;
import org.rightplace.placement.MadeUpArea;

/** What a verifier can ask of the server, checked by its own arithmetic where that is short. */
class LedgerApiTest {

    @TempDir
    static Path folder;

    private static AreaServer server;
    private static String advice;

    @BeforeAll
    static void start() throws Exception {
        server = new AreaServer(folder);
        var request = MadeUpArea.request("01-s41-nothing-else-suitable");
        server.post(AreaServer.RECOMMENDATIONS, request);
        server.post(AreaServer.RECOMMENDATIONS, request);
        advice = server.post(AreaServer.RECOMMENDATIONS, request).body();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ledger(String what) throws IOException, InterruptedException {
        var answer = server.get("/api/v1/ledger/" + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String sha256(int prefix, byte[]... parts) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((byte) prefix);
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String node(String left, String right) throws Exception {
        return sha256(1, HexFormat.of().parseHex(left), HexFormat.of().parseHex(right));
    }

    @Test
    void the_raw_entries_hash_to_the_root_of_the_signed_checkpoint() throws Exception {
        var leaves = new String[4];
        for (var entry : server.json("/api/v1/ledger/entries?from=0&limit=4").get("entries")) {
            leaves[entry.get("sequence").intValue()] =
                    sha256(0, entry.get("body").textValue().getBytes(StandardCharsets.UTF_8));
        }
        var root = node(node(leaves[0], leaves[1]), node(leaves[2], leaves[3]));
        var lines = ledger("checkpoint?size=4").split("\n");
        assertThat(lines).hasSize(5);
        assertThat(lines[1]).isEqualTo("4");
        assertThat(lines[2])
                .isEqualTo(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root)));
        assertThat(lines[4]).startsWith("— " + lines[0] + " ");
        assertThat(ledger("key")).startsWith(lines[0] + "+");

        var inclusion = server.json("/api/v1/ledger/proofs/inclusion?sequence=3&size=4");
        assertThat(inclusion.get("leafHash").textValue()).isEqualTo(leaves[3]);
        assertThat(inclusion.get("path"))
                .extracting(hash -> hash.textValue())
                .containsExactly(leaves[2], node(leaves[0], leaves[1]));
        assertThat(server.json("/api/v1/ledger/proofs/consistency?from=2&to=4").get("path"))
                .extracting(hash -> hash.textValue())
                .containsExactly(node(leaves[2], leaves[3]));
    }

    @Test
    void what_is_not_said_is_all_there_is_now() throws Exception {
        long size = server.area.ledger.size();
        assertThat(ledger("checkpoint").split("\n")[1]).isEqualTo(Long.toString(size));
        assertThat(server.json("/api/v1/ledger/proofs/inclusion?sequence=0")
                        .get("size")
                        .longValue())
                .isEqualTo(size);
        assertThat(server.json("/api/v1/ledger/proofs/consistency?from=1")
                        .get("to")
                        .longValue())
                .isEqualTo(size);
        assertThat(server.json("/api/v1/ledger/entries").get("entries")).hasSize((int) size);
    }

    @Test
    void entries_come_in_pages_and_hold_nothing_private() throws Exception {
        int seen = 0;
        for (String next = "0"; !next.equals("null"); ) {
            var page = server.json("/api/v1/ledger/entries?limit=1&from=" + next);
            for (var entry : page.get("entries")) {
                assertThat(entry.get("sequence").intValue()).isEqualTo(seen++);
                assertThat(entry.get("body").textValue()).doesNotContain("PE2", "2015-04-12", "C-0142");
            }
            next = page.get("next").asText();
        }
        assertThat(seen).isEqualTo((int) server.area.ledger.size());
        assertThat(server.json("/api/v1/ledger/entries?from=900000").get("entries"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint?size=900, 404",
        "checkpoint?size=0, 400",
        "proofs/inclusion, 400",
        "proofs/inclusion?sequence=4&size=4, 404",
        "proofs/inclusion?sequence=0&size=900, 404",
        "proofs/inclusion?sequence=-1, 400",
        "proofs/consistency, 400",
        "proofs/consistency?from=3&to=2, 404",
        "proofs/consistency?from=1&to=900, 404",
        "proofs/consistency?from=0, 400",
        "entries?limit=101, 400",
        "entries?from=x, 400",
        "entries?size=1, 400",
        "key?size=1, 400"
    })
    void what_cannot_be_answered_is_told_in_the_one_shape(String what, int status) throws Exception {
        AreaServer.problem(server.get("/api/v1/ledger/" + what), status);
    }

    @Test
    void every_advice_names_the_checkpoint_that_first_covered_it_again_and_again() throws Exception {
        var decision = AreaServer.JSON.readTree(advice).get("decision");
        int size = decision.get("sequence").intValue() + 1;
        assertThat(decision.get("checkpoint").textValue()).isEqualTo(ledger("checkpoint?size=" + size));
        var path = "/api/v1/decisions/" + decision.get("id").textValue();
        assertThat(server.json(path).get("decision")).isEqualTo(decision);
        var note = decision.get("checkpoint").textValue().strip();
        for (String type : new String[] {"text/plain", "text/html"}) {
            assertThat(server.send(server.to(path + "/explanation").header("Accept", type))
                            .body())
                    .contains(note.split("\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_receipt_is_proved_with_the_key_and_consistent_without(boolean withKey) throws Exception {
        var id = AreaServer.JSON.readTree(advice).at("/decision/id").textValue();
        var receipt = Receipt.read(
                server.get("/api/v1/decisions/" + id + "/receipt").body().getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.wrong(withKey ? NoteKey.parse(ledger("key")) : null)).isEmpty();
        assertThat(receipt.body().get("decisionId").textValue()).isEqualTo(id);
        AreaServer.problem(server.get("/api/v1/decisions/nobody/receipt"), 404);
    }
}
