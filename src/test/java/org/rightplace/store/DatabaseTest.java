package org.rightplace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database must promise before anything is recorded in it. */
class DatabaseTest {

    @TempDir
    Path folder;

    private void refused(String url, String why) {
        assertThatThrownBy(() -> Database.at(url).close())
                .isInstanceOf(CannotOpenDatabase.class)
                .hasMessageContaining(why)
                .hasMessageContaining("RIGHTPLACE_DATABASE_URL");
    }

    @Test
    void a_file_that_would_lose_commits_when_the_process_is_killed_is_refused() {
        var file = "jdbc:h2:async:" + folder.resolve("other");
        refused(file + ";REUSE_SPACE=FALSE", "set WRITE_DELAY=0");
        refused(file + "2;WRITE_DELAY=0", "set REUSE_SPACE=FALSE");
        Database.at(file + "3;WRITE_DELAY=0;REUSE_SPACE=FALSE").close();
    }

    @Test
    void a_server_that_would_lose_commits_when_the_power_fails_is_refused() throws IOException {
        try (var server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            refused(server.getJdbcUrl("postgres", "postgres"), "set fsync = on");
        }
    }

    @Test
    void a_server_that_is_not_there_is_said_without_its_password() {
        assertThatThrownBy(() -> Database.at("jdbc:postgresql://127.0.0.1:1/rightplace?user=me&password=open-sesame"))
                .isInstanceOf(CannotOpenDatabase.class)
                .hasNoCause()
                .hasMessageContaining("not to be reached")
                .message()
                .doesNotContain("open-sesame");
    }

    @Test
    void commits_are_kept_though_the_server_would_rather_be_fast() throws IOException {
        try (var server = TestDatabase.durable(EmbeddedPostgres.builder())
                        .setServerConfig("synchronous_commit", "off")
                        .start();
                var database = Database.at(server.getJdbcUrl("postgres", "postgres"))) {
            String used = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SHOW synchronous_commit")
                            .mapTo(String.class)
                            .one());
            assertThat(used).isEqualTo("on");
        }
    }

    /** Where rows lie; its log keeps what was written until it is written over, which nobody can hurry. */
    private boolean inTables(Path cluster, String text) throws IOException {
        try (var files = Files.walk(cluster.resolve("base"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_server_keeps_what_was_deleted_in_no_table_once_it_was_compacted() throws IOException {
        var cluster = folder.resolve("cluster");
        try (var server = TestDatabase.durable(EmbeddedPostgres.builder())
                .setDataDirectory(cluster)
                .start()) {
            var url = server.getJdbcUrl("postgres", "postgres");
            try (var database = Database.at(url)) {
                database.jdbi().useHandle(handle -> {
                    handle.execute("INSERT INTO ledger_subject (person_reference, subject_id) VALUES ('Zebedee', '1')");
                    handle.execute("CHECKPOINT");
                    handle.execute("DELETE FROM ledger_subject");
                    handle.execute("CHECKPOINT");
                });
                assertThat(inTables(cluster, "Zebedee"))
                        .as("deleted and still there")
                        .isTrue();
                database.compact();
            }
            try (var database = Database.at(url)) {
                database.jdbi().useHandle(handle -> handle.execute("CHECKPOINT"));
            }
            assertThat(inTables(cluster, "Zebedee")).isFalse();
        }
    }

    @Test
    void a_server_that_others_work_on_is_not_waited_for_for_ever() throws IOException {
        try (var server = TestDatabase.durable(EmbeddedPostgres.builder()).start()) {
            var url = server.getJdbcUrl("postgres", "postgres");
            try (var other = Database.at(url)) {
                other.jdbi().useTransaction(handle -> {
                    handle.execute("SELECT size FROM ledger_head FOR UPDATE");
                    assertThatThrownBy(() -> Database.at(url).compact())
                            .isInstanceOf(CannotCompact.class)
                            .hasMessageContaining("Try again");
                });
            }
        }
    }
}
