package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Real public files, where they are at hand. */
class RealDataTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsCambridgeshiresSettings() throws IOException {
        var report =
                new RegisterImport(database.jdbi()).read(SharedData.file("register/gias-873.csv"), DAY, rows -> {});

        assertThat(report.refused()).isEmpty();
        assertThat(report.added()).isEqualTo(346);
        var all = new Register(database.jdbi()).all(DAY);
        assertThat(all).filteredOn(entry -> "open".equals(entry.status())).hasSize(293);
        assertThat(all).extracting(RegisterEntry::section41).containsOnlyNulls();
        assertThat(all).extracting(RegisterEntry::resourcedProvisionCapacity).containsOnlyNulls();
        assertThat(all).extracting(RegisterEntry::capacity).contains((Long) null);
        assertThat(all).filteredOn(entry -> entry.typeCode() == null).hasSize(25);
    }

    @Test
    void readsWholeRowsOfARealExtract() throws IOException {
        var report = new RegisterImport(database.jdbi())
                .read(SharedData.file("register/gias-real-rows.csv"), DAY, rows -> {});

        assertThat(report.refused()).isEmpty();
        assertThat(report.added()).isEqualTo(99);
        var all = new Register(database.jdbi()).all(DAY);
        assertThat(all)
                .filteredOn(entry -> Boolean.TRUE.equals(entry.section41()))
                .hasSize(1);
        assertThat(all)
                .filteredOn(entry -> Boolean.TRUE.equals(entry.resourcedProvision()))
                .hasSize(5);
        assertThat(all)
                .filteredOn(entry -> Boolean.TRUE.equals(entry.senUnit()))
                .hasSize(2);
        assertThat(all).filteredOn(entry -> !entry.needs().isEmpty()).hasSize(6);
    }

    @Test
    void readsThePostcodeDirectoryOfPeterboroughAndCambridge() throws IOException {
        var imports = new PostcodeImport(database.jdbi());
        var peterborough = imports.read(SharedData.file("postcodes/onspd-PE.csv.gz"), rows -> {});
        var cambridge = imports.read(SharedData.file("postcodes/onspd-CB.csv.gz"), rows -> {});

        assertThat(peterborough.refused()).isEmpty();
        assertThat(peterborough.added()).isEqualTo(40_415);
        assertThat(cambridge.refused()).isEmpty();
        assertThat(cambridge.added()).isEqualTo(19_733);
        assertThat(new Postcodes(database.jdbi()).find("pe11aa"))
                .contains(new PostcodePlace("PE1 1AA", "E06000031", 518_685L, 298_943L));
    }
}
