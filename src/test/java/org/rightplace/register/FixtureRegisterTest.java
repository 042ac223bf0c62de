package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.TestDatabase;

/** The made-up register that ships with the project. */
class FixtureRegisterTest {

    @Test
    void importsWithoutAComplaint(@TempDir Path folder) throws IOException {
        LocalDate day = LocalDate.of(2026, 11, 2);
        try (var database = TestDatabase.in(folder)) {
            var settings = new RegisterImport(database.jdbi())
                    .read(Path.of("fixtures/register/register.csv"), day, rows -> {});
            var postcodes =
                    new PostcodeImport(database.jdbi()).read(Path.of("fixtures/register/postcodes.csv"), rows -> {});
            var register = new Register(database.jdbi());

            assertThat(settings.refused()).isEmpty();
            assertThat(settings.added()).isEqualTo(64);
            assertThat(postcodes.refused()).isEmpty();
            assertThat(postcodes.added()).isEqualTo(45);
            assertThat(register.byUrn(900051, day).orElseThrow().name()).isEqualTo("Café Bleu Therapeutic School");
            assertThat(register.byUrn(900006, day).orElseThrow().name()).contains("Osmandine’s");
            assertThat(register.byUrn(900033, day).orElseThrow().needs()).containsExactly("MLD", "SLCN");
            assertThat(register.all(day))
                    .extracting(RegisterEntry::status)
                    .contains("open", "closed", "closing", "proposed");
            assertThat(register.all(day)).extracting(RegisterEntry::section41).contains(true, false, null);
            assertThat(register.all(day)).extracting(RegisterEntry::sex).contains("boys", "girls", "mixed");
            assertThat(new Postcodes(database.jdbi())
                            .find("ZZ4 9ZW")
                            .orElseThrow()
                            .easting())
                    .isNull();
        }
    }
}
