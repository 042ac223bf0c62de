package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** What may stand in a file, and what is said of a file or row that cannot be read. */
class RegisterFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private Database database;
    private Register register;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        register = new Register(database.jdbi());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportReport read(byte[] file, LocalDate day) {
        return new RegisterImport(database.jdbi()).read(new ByteArrayInputStream(file), day, rows -> {});
    }

    private ImportReport read(RegisterCsv file) {
        return read(file.bytes(), DAY);
    }

    private RegisterEntry entry(int urn) {
        return register.byUrn(urn, DAY).orElseThrow();
    }

    @Test
    void takesColumnsInAnyOrderAndAnyNumberOfOthers() {
        for (int others : new int[] {106, 110, 116}) {
            var heading = new ArrayList<>(RegisterCsv.HEADING);
            for (int i = 0; i < others; i++) {
                heading.add("Other " + i);
            }
            Collections.shuffle(heading, new Random(others));

            var report = read(new RegisterCsv(heading).row(900000 + others, "EstablishmentName", "Sluice, Lower"));

            assertThat(heading).hasSizeBetween(130, 140);
            assertThat(report.added()).isOne();
            assertThat(entry(900000 + others).name()).isEqualTo("Sluice, Lower");
        }
    }

    @Test
    void reportsEachBadRowWithItsLineAndTakesTheRest() {
        var report = read(new RegisterCsv()
                .row(900001)
                .row(90001)
                .row(900002, "StatutoryLowAge", "four")
                .row(900003, "StatutoryLowAge", "12")
                .row(900004, "Easting", "54500")
                .row(900001, "EstablishmentName", "Reed Bank again")
                .line("900005,873,Reed Bank School")
                .row(900006, "CloseDate", "2027-08-31")
                .row(900007, "Northing", "")
                .row(900008, "EstablishmentName", "")
                .row(900009, "LA (code)", "Cambs")
                .row(900010, "Town", "x".repeat(201))
                .row(900011));

        assertThat(report.refused())
                .extracting(RefusedRow::line, RefusedRow::column)
                .containsExactly(
                        tuple(3L, "URN"),
                        tuple(4L, "StatutoryLowAge"),
                        tuple(5L, "StatutoryLowAge"),
                        tuple(6L, "Easting"),
                        tuple(7L, "URN"),
                        tuple(8L, null),
                        tuple(9L, "CloseDate"),
                        tuple(10L, "Northing"),
                        tuple(11L, "EstablishmentName"),
                        tuple(12L, "LA (code)"),
                        tuple(13L, "Town"));
        assertThat(report).extracting(ImportReport::read, ImportReport::added).containsExactly(13L, 2L);
        assertThat(report.refusedRows()).isEqualTo(11);
        assertThat(register.all(DAY)).extracting(RegisterEntry::urn).containsExactly(900001, 900011);
    }

    @Test
    void repeatsNoValueOfARefusedRow() {
        String secret = "Qzx7";
        var rows = new RegisterCsv();
        int urn = 900001;
        for (String column : RegisterCsv.HEADING) {
            rows.row(urn++, column, secret);
        }
        rows.row(77, "EstablishmentName", secret);
        rows.line(secret);

        var report = read(rows);

        assertThat(report.refused()).hasSizeGreaterThan(10);
        assertThat(report.refused()).noneMatch(row -> row.toString().contains(secret));
        assertThatThrownBy(() -> read(new RegisterCsv().line("\"" + secret + "\" stray,1")))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("line")
                .hasMessageNotContaining(secret)
                .hasNoCause();
    }

    @Test
    void countsLinesThroughQuotedLineBreaks() {
        var report = read(new RegisterCsv()
                .row(900001, "Town", "Eels\r\nwick\r\nby the water")
                .row(1)
                .row(900002, "Town", "Sallow\nmere")
                .row(2));

        assertThat(report.refused()).extracting(RefusedRow::line).containsExactly(5L, 8L);
    }

    @Test
    void keepsTheCharactersOfWindows1252AndOfMarkedUtf8() {
        String name = "Café St Osmandine’s – School";
        read(new RegisterCsv().row(900001, "EstablishmentName", name));
        byte[] utf8 = new String(
                        new RegisterCsv().row(900002, "EstablishmentName", name).bytes(), RegisterCsv.WINDOWS_1252)
                .getBytes(StandardCharsets.UTF_8);
        read(RegisterCsv.joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, utf8), DAY);

        assertThat(entry(900001).name()).isEqualTo(name);
        assertThat(entry(900002).name()).isEqualTo(name);
    }

    @Test
    void readsGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new RegisterCsv().row(900001).bytes());
        }

        assertThat(read(packed.toByteArray(), DAY).added()).isOne();
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
        assertThatThrownBy(() -> read(cut, DAY))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void refusesAFileThatIsNotARegisterAndChangesNothing() {
        assertThatThrownBy(() -> read("Name,Town\r\nReed Bank,Eelswick\r\n".getBytes(StandardCharsets.US_ASCII), DAY))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("URN, EstablishmentName, LA (code), TypeOfEstablishment (code)");
        assertThatThrownBy(() -> read(new byte[0], DAY)).hasMessageContaining("empty");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0}, DAY)).hasMessageContaining("ZIP");
        assertThatThrownBy(() -> read(
                        new RegisterCsv(List.of(
                                        "URN", "URN", "EstablishmentName", "LA (code)", "TypeOfEstablishment (code)"))
                                .bytes(),
                        DAY))
                .hasMessageContaining("URN stands in the file twice");
        assertThatThrownBy(() -> read(
                        new RegisterCsv()
                                .row(900001)
                                .line("\"900002,never closed")
                                .bytes(),
                        DAY))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("after line 2");
        assertThat(register.all(DAY)).isEmpty();
        assertThat(register.digest()).isNull();
    }

    @Test
    void tellsHowFarItIs() {
        var rows = new RegisterCsv();
        for (int urn = 900001; urn <= 902500; urn++) {
            rows.row(urn);
        }
        var told = new ArrayList<Long>();
        new RegisterImport(database.jdbi()).read(rows.stream(), DAY, told::add);

        assertThat(told).containsExactly(1000L, 2000L, 2500L);
    }
}
