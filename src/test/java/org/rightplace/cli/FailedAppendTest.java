package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.CommandLineRun.Ended;
import org.rightplace.store.TestDatabase;

/** Advice that could not be recorded is not given. */
class FailedAppendTest {

    @TempDir
    Path folder;

    private static void givesNothing(Ended ended) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("The advice could not be recorded, so none is given: ")
                .doesNotContain(SentRequest.CANARY, "Quillbridge", "NAME_REQUESTED", "ZZ1 1AA", "\tat ");
    }

    @Test
    void a_ledger_that_takes_no_more_gives_no_advice_in_any_format() throws IOException {
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        try (var desk = new MadeUpDesk(folder)) {
            assertThat(desk.run("recommend", request).code()).isZero();
            desk.area
                    .database
                    .jdbi()
                    .useHandle(h -> h.execute("ALTER TABLE ledger_head ADD CONSTRAINT no_more CHECK (size <= 2)"));
            var rows = desk.rows();
            for (String format : new String[] {"text", "json", "html"}) {
                var ended = desk.run("recommend", request, "--format", format, "--why-not", "900002");
                givesNothing(ended);
                assertThat(ended.err()).contains("SQLSTATE");
            }
            assertThat(desk.rows()).isEqualTo(rows);
            assertThat(desk.run("recommend", request, "--what-if").code())
                    .as("a trial asks nothing of the ledger")
                    .isZero();

            desk.area.database.jdbi().useHandle(h -> h.execute("ALTER TABLE ledger_head DROP CONSTRAINT no_more"));
            assertThat(desk.run("recommend", request).out()).contains(", entry 2, at ");
        }
    }

    @Test
    void a_ledger_that_lost_its_table_gives_no_advice() throws IOException {
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        try (var desk = new MadeUpDesk(folder)) {
            desk.area.database.jdbi().useHandle(h -> h.execute("DROP TABLE ledger_section"));
            givesNothing(desk.run("recommend", request));
            assertThat(desk.area.ledger.size()).isOne();
        }
    }

    @Test
    void a_database_that_is_gone_gives_no_advice() throws IOException {
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        try (var desk = new MadeUpDesk(folder)) {
            desk.area.database.close();
            var ended = desk.run("recommend", request, "--format", "json");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).isNotBlank().doesNotContain(SentRequest.CANARY, "\tat ");
        }
    }

    @Test
    void a_database_that_may_only_be_read_gives_no_advice() throws IOException {
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        try (var desk = new MadeUpDesk(folder)) {
            desk.run("recommend", request);
        }
        var ended = new CommandLineRun(folder)
                .with(
                        "RIGHTPLACE_DATABASE_URL",
                        (TestDatabase.isPostgresql()
                                        ? TestDatabase.url(folder)
                                        : TestDatabase.url(folder).replace(";AUTO_SERVER=TRUE", ""))
                                + (TestDatabase.isPostgresql()
                                        ? "&options=-c%20default_transaction_read_only%3Don"
                                        : ";ACCESS_MODE_DATA=r"))
                .run("recommend", request, "--format", "json");
        givesNothing(ended);
        assertThat(new CommandLineRun(folder).run("decisions", "list").out().lines())
                .hasSize(2);
    }
}
