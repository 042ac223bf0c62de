package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;

class ImportCommandTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Path REGISTER = Path.of("fixtures/register/register.csv");
    private static final Path POSTCODES = Path.of("fixtures/register/postcodes.csv");

    @TempDir
    Path data;

    @TempDir
    Path files;

    private CommandLineRun program;

    @BeforeEach
    void start() {
        program = new CommandLineRun(data);
    }

    @Test
    void a_register_is_imported_once_and_found_unchanged_the_second_time() {
        var first = program.run("import", "register", REGISTER.toString());
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("64 rows read: 64 added, 0 changed, 0 unchanged, 0 refused.\n");

        assertThat(program.run("import", "register", REGISTER.toString()).out())
                .isEqualTo("64 rows read: 0 added, 0 changed, 64 unchanged, 0 refused.\n");
    }

    @Test
    void rows_that_cannot_be_read_are_named_by_line_and_column_and_the_rest_is_imported() throws IOException {
        var lines = Files.readString(REGISTER, WINDOWS_1252).split("\r\n");
        lines[3] = lines[3].replace("900003,", "Zebedee,");
        lines[7] = "Quince,too,few";
        lines[9] = lines[9].replace("900009,", "900008,");
        var file = SentRequest.file(
                files, "register.csv", String.join("\r\n", lines).getBytes(WINDOWS_1252));
        var ended = program.run("import", "register", file);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("64 rows read: 61 added, 0 changed, 0 unchanged, 3 refused.\n");
        assertThat(ended.err())
                .contains("line 4, URN: ")
                .contains("line 8: ")
                .contains("line 10, URN: ")
                .doesNotContain("Zebedee", "Quince", "\tat ");
    }

    @Test
    void postcodes_are_imported_plain_or_gzipped_bad_rows_named() throws IOException {
        var text = Files.readString(POSTCODES) + "Zebedee,E07000008,1,2\nZZ1 1AF,Quince,545500,256700\n";
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var ended =
                program.run("import", "postcodes", SentRequest.file(files, "postcodes.csv.gz", gzipped.toByteArray()));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("47 rows read: 45 added, 0 changed, 0 unchanged, 2 refused.\n");
        assertThat(ended.err())
                .contains("line 47, pcd: ")
                .contains("line 48, laua: ")
                .doesNotContain("Zebedee", "Quince");
        assertThat(program.run("import", "postcodes", POSTCODES.toString()).out())
                .startsWith("45 rows read: 0 added");
    }

    @Test
    void a_file_that_is_no_register_is_bad_input() {
        for (String content : new String[] {"", "Zebedee,Quince\n1,2\n", "PK\u0003\u0004", "\u001f\u008bcut short"}) {
            var file = SentRequest.file(files, "other.csv", content.getBytes(StandardCharsets.ISO_8859_1));
            for (String kind : new String[] {"register", "postcodes"}) {
                var ended = program.run("import", kind, file);
                assertThat(ended.code()).isEqualTo(2);
                assertThat(ended.out()).isEmpty();
                assertThat(ended.err()).isNotBlank().doesNotContain("Zebedee", "Quince", "\tat ", "Exception");
            }
        }
        assertThat(program.run("import", "register", REGISTER.toString()).out()).startsWith("64 rows read: 64 added");
    }

    @Test
    void many_refused_rows_are_not_all_told() throws IOException {
        var text = Files.readString(POSTCODES) + "Zebedee,,,\n".repeat(30);
        var ended = program.run(
                "import", "postcodes", SentRequest.file(files, "postcodes.csv", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(ended.out()).endsWith("30 refused.\n");
        assertThat(ended.err().lines().filter(line -> line.contains("line "))).hasSize(20);
        assertThat(ended.err()).contains("… and 10 more.");
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_bad_input() {
        for (String line : new String[] {
            "import",
            "import register",
            "import teachers " + REGISTER,
            "import register " + files.resolve("none.csv"),
            "import postcodes " + files,
            "import register " + REGISTER + " --from 2026-02-31",
            "import register " + REGISTER + " --from soon"
        }) {
            var ended = program.run(line.split(" "));
            assertThat(ended.code()).as(line).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).isNotBlank().doesNotContain("\tat ", "Exception");
        }
    }
}
