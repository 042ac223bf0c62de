package org.rightplace.contract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.contract.ocds.OcdsReader;
import org.rightplace.contract.sheet.KpiSheet;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.InputError;
import org.rightplace.schema.StrictJson;

/**
 * The contracts in what was sent, whether it is a contract of our own, published data or a list of measures.
 *
 * @param kind what it is, by its content
 * @param contracts one for each contract, and one for each release refused, in order; never empty
 * @param passedOver letters of the columns of a list whose headings are not known; empty for the others
 */
public record ContractFile(FileKind kind, List<Contract> contracts, List<String> passedOver) {

    /**
     * A contract to review, or a release refused.
     *
     * @param release id of the release it was published in; null where it was not, or has none
     * @param json in the shape of {@code schema/contract.json}, UTF-8; a contract of our own as it was sent, not yet checked; null when refused
     * @param errors why it was refused
     */
    public record Contract(String release, byte[] json, List<InputError> errors) {}

    public ContractFile {
        contracts = List.copyOf(contracts);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Reads what was sent. Never throws for what it reads.
     *
     * @param reviewDate the day of review where what was sent has none of its own
     */
    public static ContractFile read(byte[] bytes, LocalDate reviewDate, Rulebook book) {
        var kind = FileKind.of(bytes);
        return switch (kind) {
            case CONTRACT -> new ContractFile(kind, List.of(new Contract(null, bytes, List.of())), List.of());
            case PUBLISHED -> published(bytes, reviewDate, book);
            case KPI_SHEET -> sheet(bytes, reviewDate, book);
            case UNKNOWN ->
                refused(
                        kind,
                        List.of(
                                new InputError(
                                        "",
                                        "unknown-kind",
                                        "This must be a contract as JSON, published contract data (OCDS 1.1), or a list of measures as CSV with its headings in the first row.")));
        };
    }

    private static ContractFile published(byte[] bytes, LocalDate reviewDate, Rulebook book) {
        var schema = book.schemas().of("ocds-release");
        var parsed = StrictJson.parse(bytes, schema.names());
        var contracts = new OcdsReader(schema, book.catalogue())
                .read(parsed.tree(), parsed.errors(), reviewDate).stream()
                        .map(one -> new Contract(
                                one.release(),
                                one.accepted() ? utf8(one.contract().toString()) : null,
                                one.errors()))
                        .toList();
        return new ContractFile(FileKind.PUBLISHED, contracts, List.of());
    }

    private static ContractFile sheet(byte[] bytes, LocalDate reviewDate, Rulebook book) {
        var reader = new ContractReader(
                book.schemas().of("contract"), book.catalogue().begins());
        var read = new KpiSheet(book.catalogue(), reader).read(bytes, reviewDate);
        return read.accepted()
                ? new ContractFile(
                        FileKind.KPI_SHEET,
                        read.contracts().stream()
                                .map(one -> new Contract(null, utf8(one.toString()), List.of()))
                                .toList(),
                        read.passedOver())
                : refused(FileKind.KPI_SHEET, read.errors());
    }

    private static ContractFile refused(FileKind kind, List<InputError> errors) {
        return new ContractFile(kind, List.of(new Contract(null, null, errors)), List.of());
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
