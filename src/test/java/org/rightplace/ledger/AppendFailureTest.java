package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class AppendFailureTest {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
        ledger.append(Drafts.placement("C-0001"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void leavesNothing(String message, ThrowingCallable append) {
        var before = rows();
        assertThatThrownBy(append)
                .isInstanceOf(AppendFailed.class)
                .hasMessageStartingWith("The ledger did not confirm the entry, so nothing may be shown: ")
                .hasMessageContaining(message)
                .satisfies(e -> {
                    var printed = new StringWriter();
                    e.printStackTrace(new PrintWriter(printed));
                    assertThat(printed.toString()).doesNotContain("private-");
                });
        assertThat(rows()).isEqualTo(before);
        assertThat(ledger.append(Drafts.placement("C-0001")).sequence()).isEqualTo(2);
        assertThat(ledger.size()).isEqualTo(3);
    }

    private String rows() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("SELECT (SELECT COUNT(*) FROM ledger_entry) || ' '"
                                + " || (SELECT COUNT(*) FROM ledger_section) || ' '"
                                + " || (SELECT COUNT(*) FROM ledger_subject) || ' '"
                                + " || (SELECT size FROM ledger_head)")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aSectionThatHasNoCanonicalFormLeavesNothing() {
        var sections = Drafts.sections();
        sections.put("costs", NODE.objectNode().put("annualPence", 1L << 53));
        leavesNothing(
                "in private section costs, the number at /annualPence is beyond 2^53-1",
                () -> ledger.append(Drafts.placement("private-new", sections)));
    }

    @Test
    void contentThatHasNoCanonicalFormLeavesNothing() {
        // The subject of a person not seen before is looked up, and written, before the body is made.
        leavesNothing(
                "the number at /content/score is not finite",
                () -> ledger.append(Drafts.draft(
                        EntryKind.TOOLKIT_EVALUATION,
                        null,
                        Drafts.content().put("score", Double.NaN),
                        Drafts.sections(),
                        "private-new")));
    }

    @Test
    void aBodyBeyondTheBudgetLeavesNothing() {
        leavesNothing(
                "bytes and may have 300000",
                () -> ledger.append(Drafts.draft(
                        EntryKind.CONTRACT_REVIEW,
                        null,
                        Drafts.content().put("text", "x".repeat(Body.BUDGET_BYTES)),
                        Drafts.sections(),
                        "private-new")));
    }

    @Test
    void aChoiceThatFollowsNothingLeavesNothing() {
        leavesNothing(
                "follows a decision that is not in this ledger",
                () -> ledger.append(Drafts.choice("01935f3e-0000-7000-8000-000000000000")));
    }

    @Test
    void aDatabaseThatRefusesHalfWayLeavesNothingAndQuotesNothing() {
        database.jdbi()
                .useHandle(h -> h.execute("ALTER TABLE ledger_section ADD CONSTRAINT no_note CHECK (name <> 'bad')"));
        var sections = Drafts.sections();
        sections.put("bad", NODE.textNode("private-text"));
        leavesNothing(
                "the database answered with SQLSTATE 2351",
                () -> ledger.append(Drafts.placement("private-new", sections)));
    }

    @Test
    void aDatabaseThatRefusesAtTheLastStepLeavesNothing() {
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_head ADD CONSTRAINT no_more CHECK (size <= 2)"));
        var before = rows();
        assertThatThrownBy(() -> {
                    ledger.append(Drafts.placement("private-new"));
                    ledger.append(Drafts.placement("private-newer"));
                })
                .isInstanceOf(AppendFailed.class);
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_head DROP CONSTRAINT no_more"));
        assertThat(rows()).isEqualTo(before);
        assertThat(ledger.append(Drafts.placement("C-0001")).sequence()).isEqualTo(2);
    }

    @Test
    void aClosedDatabaseIsAFailedAppend() {
        database.close();
        assertThatThrownBy(() -> ledger.append(Drafts.placement("C-0001"))).isInstanceOf(AppendFailed.class);
    }

    @Test
    void noPrivateValueReachesTheDatabasesOwnLog() throws Exception {
        database.jdbi()
                .useHandle(h -> h.execute(
                        "ALTER TABLE ledger_subject ADD CONSTRAINT no_other CHECK (person_reference = 'C-0001')"));
        assertThatThrownBy(() -> ledger.append(Drafts.placement("private-new"))).isInstanceOf(AppendFailed.class);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".trace.db")))
                    .allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain("private-"));
        }
    }

    @Test
    void anIncompleteDraftIsRefusedBeforeItReachesTheLedger() {
        assertThatThrownBy(() -> Drafts.placement("private-".repeat(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("private-");
        assertThatThrownBy(() -> Drafts.placement("C-0001", Map.of("Private Name", NODE.nullNode())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("section's name");
        assertThatThrownBy(() ->
                        new Draft(EntryKind.CORRECTION, null, " ", null, null, null, Drafts.content(), Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
    }
}
