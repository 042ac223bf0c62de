package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** What an import makes of the register. */
class RegisterImportTest {

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
    void readsEveryColumnItKnows() {
        var report = read(new RegisterCsv()
                .row(
                        900001,
                        "TypeOfEstablishment (code)",
                        "10",
                        "TypeOfEstablishment (name)",
                        "Other independent special school",
                        "EstablishmentStatus (code)",
                        "3",
                        "CloseDate",
                        "31-08-2027",
                        "PhaseOfEducation (code)",
                        "5",
                        "Gender (name)",
                        "Girls",
                        "SchoolCapacity",
                        "60",
                        "NumberOfPupils",
                        "54",
                        "Town",
                        "Eelswick",
                        "Postcode",
                        "zz31aa",
                        "Section41Approved (name)",
                        "Approved",
                        "SEN1 (name)",
                        "SLCN - Speech, language and Communication",
                        "SEN2 (name)",
                        "ASD - Autistic Spectrum Disorder",
                        "TypeOfResourcedProvision (name)",
                        "Resourced provision and SEN unit",
                        "ResourcedProvisionCapacity",
                        "12",
                        "SenUnitCapacity",
                        "8"));

        assertThat(report.refused()).isEmpty();
        RegisterEntry entry = entry(900001);
        assertThat(entry.needs()).containsExactly("ASD", "SLCN");
        assertThat(entry)
                .extracting(
                        RegisterEntry::name,
                        RegisterEntry::authority,
                        RegisterEntry::typeCode,
                        RegisterEntry::typeName,
                        RegisterEntry::status,
                        RegisterEntry::phase,
                        RegisterEntry::lowAge,
                        RegisterEntry::highAge,
                        RegisterEntry::sex,
                        RegisterEntry::section41,
                        RegisterEntry::resourcedProvision,
                        RegisterEntry::resourcedProvisionCapacity,
                        RegisterEntry::senUnit,
                        RegisterEntry::senUnitCapacity,
                        RegisterEntry::capacity,
                        RegisterEntry::pupils,
                        RegisterEntry::easting,
                        RegisterEntry::northing,
                        RegisterEntry::postcode,
                        RegisterEntry::town,
                        RegisterEntry::closedOn,
                        RegisterEntry::validFrom,
                        RegisterEntry::validTo)
                .containsExactly(
                        "Reed Bank School",
                        "873",
                        "10",
                        "Other independent special school",
                        "closing",
                        "middle-secondary",
                        4L,
                        11L,
                        "girls",
                        true,
                        true,
                        12L,
                        true,
                        8L,
                        60L,
                        54L,
                        545000L,
                        258000L,
                        "ZZ3 1AA",
                        "Eelswick",
                        LocalDate.of(2027, 8, 31),
                        DAY,
                        null);
    }

    @Test
    void keepsWhatTheRegisterDoesNotSayUnknown() {
        read(new RegisterCsv()
                .row(
                        900001,
                        "EstablishmentStatus (code)",
                        "",
                        "PhaseOfEducation (code)",
                        "",
                        "StatutoryLowAge",
                        "",
                        "TypeOfEstablishment (code)",
                        "",
                        "Easting",
                        "",
                        "Northing",
                        "")
                .row(900002, "Section41Approved (name)", "Not applicable", "EstablishmentStatus (code)", "9")
                .row(
                        900003,
                        "Section41Approved (name)",
                        "Not approved",
                        "TypeOfResourcedProvision (name)",
                        "SEN unit"));

        assertThat(entry(900001))
                .extracting(
                        RegisterEntry::status,
                        RegisterEntry::phase,
                        RegisterEntry::lowAge,
                        RegisterEntry::typeCode,
                        RegisterEntry::easting,
                        RegisterEntry::section41,
                        RegisterEntry::resourcedProvision,
                        RegisterEntry::senUnit,
                        RegisterEntry::capacity,
                        RegisterEntry::sex)
                .containsOnlyNulls();
        assertThat(entry(900002))
                .extracting(RegisterEntry::section41, RegisterEntry::status)
                .containsOnlyNulls();
        assertThat(entry(900003))
                .extracting(RegisterEntry::section41, RegisterEntry::resourcedProvision, RegisterEntry::senUnit)
                .containsExactly(false, false, true);
    }

    @Test
    void readsNeedsBehindANotApplicable() {
        read(new RegisterCsv()
                .row(
                        900001,
                        "SEN1 (name)",
                        "Not Applicable",
                        "SEN2 (name)",
                        "MLD - Moderate Learning Difficulty",
                        "SEN3 (name)",
                        "ASD - Autistic Spectrum Disorder"));

        assertThat(entry(900001).needs()).containsExactly("ASD", "MLD");
    }

    @Test
    void keepsEarlierRowsByValidity() {
        read(new RegisterCsv().row(900001).row(900002).row(900003).bytes(), DAY);
        LocalDate later = DAY.plusDays(30);
        var report = read(
                new RegisterCsv()
                        .row(900001)
                        .row(900002, "EstablishmentName", "Reed Bank Academy")
                        .row(900004)
                        .bytes(),
                later);

        assertThat(report)
                .extracting(ImportReport::read, ImportReport::added, ImportReport::changed, ImportReport::unchanged)
                .containsExactly(3L, 1L, 1L, 1L);
        assertThat(register.byUrn(900002, later.minusDays(1)).orElseThrow())
                .extracting(RegisterEntry::name, RegisterEntry::validFrom, RegisterEntry::validTo)
                .containsExactly("Reed Bank School", DAY, later);
        assertThat(register.byUrn(900002, later).orElseThrow())
                .extracting(RegisterEntry::name, RegisterEntry::validFrom, RegisterEntry::validTo)
                .containsExactly("Reed Bank Academy", later, null);
        assertThat(register.all(later.minusDays(1)))
                .extracting(RegisterEntry::urn)
                .containsExactly(900001, 900002, 900003);
        assertThat(register.all(later)).extracting(RegisterEntry::urn).containsExactly(900001, 900002, 900003, 900004);
        assertThat(register.all(DAY.minusDays(1))).isEmpty();
        assertThat(register.byUrn(900001, later).orElseThrow().validFrom()).isEqualTo(DAY);
    }

    @Test
    void replacesTheVersionOfTheSameDay() {
        read(new RegisterCsv().row(900001).bytes(), DAY.minusDays(9));
        read(new RegisterCsv().row(900001, "Town", "Wrongmere").bytes(), DAY);
        read(new RegisterCsv().row(900001, "Town", "Rightmere").bytes(), DAY);

        assertThat(entry(900001).town()).isEqualTo("Rightmere");
        assertThat(register.byUrn(900001, DAY.minusDays(1)).orElseThrow())
                .extracting(RegisterEntry::town, RegisterEntry::validTo)
                .containsExactly(null, DAY);
        assertThat(register.all(DAY)).hasSize(1);
    }

    @Test
    void refusesAFileOlderThanTheRegister() {
        read(new RegisterCsv().row(900001).bytes(), DAY);

        assertThatThrownBy(() -> read(new RegisterCsv().row(900001).bytes(), DAY.minusDays(1)))
                .isInstanceOf(RegisterFileRefused.class)
                .hasMessageContaining("order of their dates");
    }

    @Test
    void keepsClosedSettingsAndMarksThem() {
        read(new RegisterCsv().row(900001, "EstablishmentStatus (code)", "2", "CloseDate", "31-08-2025"));

        assertThat(entry(900001))
                .extracting(RegisterEntry::status, RegisterEntry::closedOn)
                .containsExactly("closed", LocalDate.of(2025, 8, 31));
    }

    @Test
    void givesOneDigestToTheSameFilesInTheSameOrder() {
        byte[] one = new RegisterCsv().row(900001).bytes();
        byte[] two = new RegisterCsv().row(900002).bytes();
        var report = read(one, DAY);
        String afterOne = register.digest();
        read(one, DAY);

        assertThat(report.digest()).matches("[0-9a-f]{64}");
        assertThat(register.digest()).isEqualTo(afterOne).matches("[0-9a-f]{64}");
        read(two, DAY);
        assertThat(register.digest()).isNotEqualTo(afterOne);
    }

    @Test
    void showsAnImportByAnotherProcessAtOnce() {
        read(new RegisterCsv().row(900001).bytes(), DAY);
        assertThat(register.index(DAY).within(545000, 258000, 0)).hasSize(1);
        assertThat(register.index(DAY)).isSameAs(register.index(DAY.plusDays(5)));

        // Nothing tells this register of the import, as nothing would if another process made it.
        new RegisterImport(database.jdbi()).read(new RegisterCsv().row(900002).stream(), DAY, rows -> {});

        assertThat(register.index(DAY).within(545000, 258000, 0)).hasSize(2);
    }

    @Test
    void saysSoWhenAnotherImportIsUnderWay() {
        try (var other = database.jdbi().open()) {
            other.begin();
            ImportLog.takeTurn(other);

            assertThatThrownBy(() -> read(new RegisterCsv().row(900001)))
                    .isInstanceOf(RegisterFileRefused.class)
                    .hasMessageContaining("Another import is running");
            other.rollback();
        }

        assertThat(read(new RegisterCsv().row(900001)).added()).isOne();
    }
}
