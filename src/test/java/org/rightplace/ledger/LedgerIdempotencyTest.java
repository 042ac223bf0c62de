package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class LedgerIdempotencyTest {

    private static final Once REQUEST = once("key-1", "officer", "private-request");

    private final MovingClock clock = new MovingClock("2026-11-24T09:30:00.120456789Z");

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "0.1.0", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Once once(String key, String caller, String request) {
        return new Once(key, caller, request.getBytes(UTF_8));
    }

    private Appended append(Once once) {
        return ledger.appendOnce(Drafts.placement("C-0142"), once);
    }

    private List<String> rows() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("SELECT caller || ' ' || request_key || ' ' || request_hmac || ' '"
                                + " || decision_id || ' ' || recorded_at FROM ledger_once ORDER BY caller, request_key")
                        .mapTo(String.class)
                        .list());
    }

    private static void isThatOf(Entry first, Entry other) {
        assertThat(other).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void theSameRequestAgainIsTheEntryOfThen() {
        assertThat(ledger.already(REQUEST)).isEmpty();
        var first = append(REQUEST);
        assertThat(first.again()).isFalse();
        assertThat(first.entry().sequence()).isEqualTo(1);
        ledger.append(Drafts.placement("C-0143"));
        // Its draft is another, as time has passed; the request is the same.
        var second = ledger.appendOnce(Drafts.placement("C-0144"), once("key-1", "officer", "private-request"));
        assertThat(second.again()).isTrue();
        isThatOf(first.entry(), second.entry());
        isThatOf(first.entry(), ledger.already(REQUEST).orElseThrow());
        assertThat(ledger.size()).isEqualTo(3);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        append(REQUEST);
        var other = once("key-1", "officer", "private-request-2");
        assertThatThrownBy(() -> append(other))
                .isInstanceOf(KeyReused.class)
                .hasMessageNotContaining("key-1")
                .hasMessageNotContaining("private-");
        assertThatThrownBy(() -> ledger.already(other)).isInstanceOf(KeyReused.class);
        assertThat(ledger.size()).isEqualTo(2);
        assertThat(append(REQUEST).again()).isTrue();
    }

    @Test
    void anotherKeyOrCallerIsAnotherRequest() {
        append(REQUEST);
        assertThat(append(once("key-2", "officer", "private-request")).again()).isFalse();
        assertThat(append(once("key-1", "panel", "private-request-2")).again()).isFalse();
        assertThat(append(once("Key-1", "officer", "private-request-3")).again())
                .as("keys differ by case")
                .isFalse();
        assertThat(ledger.size()).isEqualTo(5);
        assertThat(append(once("key-1", "panel", "private-request-2")).entry().sequence())
                .isEqualTo(3);
    }

    @Test
    void aRequestIsForgottenAfterADay() {
        append(REQUEST);
        clock.set("2026-11-24T10:00:00Z");
        append(once("key-2", "officer", "private-request"));
        clock.set("2026-11-25T09:30:00.120Z");
        assertThat(append(REQUEST).again()).as("just 24 hours").isTrue();
        clock.set("2026-11-25T09:30:00.121Z");
        assertThat(ledger.already(REQUEST)).as("24 hours and a millisecond").isEmpty();
        assertThat(ledger.already(once("key-1", "officer", "another"))).isEmpty();
        var anew = append(once("key-1", "officer", "another"));
        assertThat(anew.again()).isFalse();
        assertThat(anew.entry().sequence()).isEqualTo(3);
        assertThat(rows()).hasSize(2);
        assertThat(append(once("key-2", "officer", "private-request")).again()).isTrue();
        clock.set("2026-12-24T09:30:00Z");
        append(once("key-3", "panel", "private-request"));
        assertThat(rows()).as("what is forgotten is deleted").hasSize(1);
    }

    @Test
    void aRequestIsKnownAgainAfterReopening() {
        var first = append(REQUEST);
        database.close();
        open();
        assertThat(append(REQUEST).again()).isTrue();
        isThatOf(first.entry(), ledger.already(REQUEST).orElseThrow());
    }

    @Test
    void signsThatMeanSomethingToADatabaseAreHarmless() {
        for (var text : List.of("'", "';DROP TABLE ledger_once;--", "%", "_", "\"", "\\", ":key", "?", "ключ 😀")) {
            assertThat(append(once(text, text, text)).again()).as(text).isFalse();
            assertThat(append(once(text, text, text)).again()).as(text).isTrue();
        }
        assertThat(rows()).hasSize(9);
    }

    @Test
    void theTableAloneLetsNobodyGuessTheRequest(@TempDir Path other) throws Exception {
        append(REQUEST);
        var pem = Files.readString(folder.resolve("ledger.key"));
        var privateKey =
                Base64.getMimeDecoder().decode(pem.substring(pem.indexOf("KEY-----") + 8, pem.indexOf("-----END")));
        var key = hmac(privateKey, "rightplace idempotency".getBytes(US_ASCII));
        var ofRequest = HexFormat.of().formatHex(hmac(key, "private-request".getBytes(UTF_8)));
        assertThat(rows().get(0)).contains(" " + ofRequest + " ").doesNotContain("private-");
        try (var another = TestDatabase.in(other)) {
            Ledger.open(another, other, "0.1.0", clock).appendOnce(Drafts.placement("C-0142"), REQUEST);
            var ofTheOther = another.jdbi()
                    .withHandle(h -> h.createQuery("SELECT request_hmac FROM ledger_once")
                            .mapTo(String.class)
                            .one());
            assertThat(ofTheOther).as("under another ledger's key").hasSize(64).isNotEqualTo(ofRequest);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    @Test
    void aFailedAppendLeavesNoRowAndCanBeSentAgain() {
        ledger.append(Drafts.placement("C-0142"));
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_head ADD CONSTRAINT no_more CHECK (size <= 2)"));
        assertThatThrownBy(() -> append(REQUEST)).isInstanceOf(AppendFailed.class);
        var sections = Drafts.sections();
        sections.put("costs", JsonNodeFactory.instance.numberNode(1L << 53));
        assertThatThrownBy(() -> ledger.appendOnce(Drafts.placement("C-0142", sections), REQUEST))
                .isInstanceOf(AppendFailed.class);
        assertThatThrownBy(() -> ledger.appendOnce(
                        Drafts.draft(EntryKind.GENESIS, null, Drafts.content(), Drafts.sections(), null), REQUEST))
                .isInstanceOf(AppendFailed.class);
        assertThat(rows()).isEmpty();
        assertThat(ledger.already(REQUEST)).isEmpty();
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_head DROP CONSTRAINT no_more"));
        var appended = append(REQUEST);
        assertThat(appended.again()).isFalse();
        assertThat(appended.entry().sequence()).isEqualTo(2);
    }

    @Test
    void aRowThatIsRefusedLeavesNoEntry() {
        database.jdbi()
                .useHandle(h -> h.execute("ALTER TABLE ledger_once ADD CONSTRAINT no_panel CHECK (caller <> 'panel')"));
        assertThatThrownBy(() -> append(once("private-key", "panel", "private-request")))
                .isInstanceOf(AppendFailed.class)
                .hasMessageContaining("SQLSTATE 2351")
                .hasMessageNotContaining("private-");
        assertThat(ledger.size()).isEqualTo(1);
        assertThat(ledger.at(1)).isEmpty();
        assertThat(append(REQUEST).entry().sequence()).isEqualTo(1);
    }

    @Test
    void ofTwentyAtOnceOneIsRecordedAndAllGetItsEntry() throws Exception {
        var together = new CyclicBarrier(20);
        Callable<Appended> call = () -> {
            together.await();
            return append(REQUEST);
        };
        var answers = new ArrayList<Appended>();
        var threads = Executors.newFixedThreadPool(20);
        try {
            for (var done : threads.invokeAll(Collections.nCopies(20, call))) {
                answers.add(done.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(ledger.size()).isEqualTo(2);
        assertThat(answers).filteredOn(answer -> !answer.again()).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.entry().decisionId())
                .containsOnly(ledger.at(1).orElseThrow().entry().decisionId());
    }

    @Test
    void whatCannotBeKeptIsRefusedWithoutQuotingIt() {
        for (var bad : new String[] {null, "", " ", "private-\n", "private-\u0000", "private-".repeat(30)}) {
            assertThatThrownBy(() -> once(bad, "officer", "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("private-");
            assertThatThrownBy(() -> once("key", bad, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("private-");
        }
        assertThat(append(once("k".repeat(200), "c".repeat(200), "")).again()).isFalse();
        assertThat(once("private-key", "private-caller", "private-request").toString())
                .doesNotContain("private-");
    }
}
