package org.rightplace.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Whoever adds a table has to say what becomes of it in a backup. */
class TablesTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_table_of_the_database_is_kept_or_left_out_for_a_reason() {
        var known = Tables.KEPT.stream().map(Tables.Table::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(Tables.LEFT_OUT.keySet());
        var there = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT LOWER(table_name) FROM information_schema.tables"
                                + " WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'"
                                + " AND table_name <> 'flyway_schema_history'")
                        .mapTo(String.class)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(known).isEqualTo(there).hasSize(Tables.KEPT.size() + Tables.LEFT_OUT.size());
    }

    @Test
    void every_column_that_is_kept_can_be_written_and_every_key_is_the_primary_one() {
        database.jdbi()
                .useHandle(handle -> Tables.KEPT.forEach(table -> {
                    var columns =
                            Column.of(handle, table).stream().map(Column::name).toList();
                    assertThat(columns).as(table.name()).containsAll(table.key());
                    assertThat(table.without()).as(table.name()).noneMatch(columns::contains);
                    assertThat(handle.createQuery(
                                            "SELECT LOWER(k.column_name) FROM information_schema.key_column_usage k"
                                                    + " JOIN information_schema.table_constraints t USING (constraint_name)"
                                                    + " WHERE t.constraint_type = 'PRIMARY KEY' AND LOWER(t.table_name) = :table"
                                                    + " ORDER BY k.ordinal_position")
                                    .bind("table", table.name())
                                    .mapTo(String.class)
                                    .list())
                            .as(table.name())
                            .isEqualTo(table.key())
                            .hasSizeLessThan(3);
                }));
    }
}
