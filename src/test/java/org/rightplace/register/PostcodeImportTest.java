package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class PostcodeImportTest {

    private static final String HEADING = "pcd,laua,oseast1m,osnrth1m\n";

    private Database database;
    private Postcodes postcodes;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        postcodes = new Postcodes(database.jdbi());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportReport read(byte[] file) {
        return new PostcodeImport(database.jdbi()).read(new ByteArrayInputStream(file), rows -> {});
    }

    private ImportReport read(String file) {
        return read(file.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void findsAPostcodeHoweverItIsWritten() {
        read(HEADING + "ZZ11AA,E07000008,544500,257400\n");

        assertThat(postcodes.find(" zz1  1aa ")).contains(new PostcodePlace("ZZ1 1AA", "E07000008", 544500L, 257400L));
        assertThat(postcodes.find("ZZ1 1AB")).isEmpty();
        assertThat(postcodes.find("not a postcode")).isEmpty();
        assertThat(postcodes.find(null)).isEmpty();
    }

    @Test
    void readsPlainAndGzippedFilesAlike() throws IOException {
        byte[] plain = (HEADING + "ZZ1 1AA,E07000008,544500,257400\n").getBytes(StandardCharsets.US_ASCII);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }

        assertThat(read(packed.toByteArray()).added()).isOne();
        assertThat(read(plain).unchanged()).isOne();
    }

    @Test
    void keepsEndedPostcodesWithoutAPlaceAndTakesNoPlaceFromTheIrishGrid() {
        read(HEADING + "ZZ4 9ZW,,,\nBT1 1AA,N09000003,333900,374100\n");

        assertThat(postcodes.find("ZZ4 9ZW")).contains(new PostcodePlace("ZZ4 9ZW", null, null, null));
        assertThat(postcodes.find("BT1 1AA")).contains(new PostcodePlace("BT1 1AA", "N09000003", null, null));
    }

    @Test
    void changesWhatALaterFileSaysOtherwiseAndKeepsTheRest() {
        read(HEADING + "ZZ1 1AA,E07000008,544500,257400\nZZ1 1AB,E07000008,546400,258900\n");
        String digest = postcodes.digest();
        var report = read(HEADING + "ZZ1 1AA,E07000012,544500,257400\nZZ1 1AD,,,\n");

        assertThat(report)
                .extracting(ImportReport::added, ImportReport::changed, ImportReport::unchanged)
                .containsExactly(1L, 1L, 0L);
        assertThat(postcodes.find("ZZ1 1AA").orElseThrow().gssDistrict()).isEqualTo("E07000012");
        assertThat(postcodes.find("ZZ1 1AB")).isPresent();
        assertThat(postcodes.digest()).isNotEqualTo(digest);
    }

    @Test
    void reportsBadRowsWithoutTheirValues() {
        var report = read(HEADING
                + "Qzx7,E07000008,544500,257400\nZZ1 1AA,Qzx7,544500,257400\nZZ1 1AB,E07000008,Qzx7,257400\n"
                + "ZZ1 1AD,E07000008,9544500,257400\nZZ1 1AE,E07000008\nZZ1 1AF,,,\nZZ1  1AF,,,\n");

        assertThat(report.refused())
                .extracting(RefusedRow::line, RefusedRow::column)
                .containsExactly(
                        tuple(2L, "pcd"),
                        tuple(3L, "laua"),
                        tuple(4L, "oseast1m"),
                        tuple(5L, "oseast1m"),
                        tuple(6L, null),
                        tuple(8L, "pcd"));
        assertThat(report.refused().toString()).doesNotContain("Qzx7", "ZZ1", "9544500");
        assertThat(report.added()).isOne();
        assertThatThrownBy(() -> read("pcd,oseast1m\n"))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("laua, osnrth1m");
    }

    @Test
    void readsTheDirectorysNewerColumnNames() {
        read("pcd7,pcd8,pcds,dointr,east1m,north1m,lad25cd\nZZ1 1AA,ZZ1  1AA,ZZ1 1AA,199001,544500,257400,E07000008\n");

        assertThat(postcodes.find("ZZ1 1AA")).contains(new PostcodePlace("ZZ1 1AA", "E07000008", 544500L, 257400L));
    }

    @Test
    void takesManyBatches() {
        var file = new StringBuilder(HEADING);
        String letters = "ABDEFGHJLN";
        for (int i = 0; i < 9000; i++) {
            file.append("ZZ%d %d%c%cX,E07000008,544500,257400\n"
                    .formatted(1 + i / 1000, i % 10, letters.charAt(i / 10 % 10), letters.charAt(i / 100 % 10))
                    .replace("X,", ","));
        }
        assertThat(read(file.toString()).added()).isEqualTo(9000);
        assertThat(read(file + "ZZ9 9XX,,,\n"))
                .extracting(ImportReport::added, ImportReport::unchanged)
                .containsExactly(1L, 9000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ1 1AA", "zz11aa", "PE1 9GU", "M1 1AE", "EC1A 1BB", "W1A 0AX", "GIR 0AA"})
    void knowsTheShapeOfAPostcode(String postcode) {
        assertThat(Postcodes.wellFormed(postcode)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ZZ1", "ZZ1 1A", "1ZZ 1AA", "ZZ1 AAA", "ZZ1 1CC", "ZZ1 1AA1", "nan", "ZZ１ 1AA"})
    void knowsWhatIsNotOne(String postcode) {
        assertThat(Postcodes.wellFormed(postcode)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"zz11aa,ZZ1 1AA", "ec1a1bb,EC1A 1BB", "' W1A  0AX ',W1A 0AX"})
    void writesAPostcodeOneWay(String written, String normalised) {
        assertThat(Postcodes.normalised(written)).isEqualTo(normalised);
    }
}
