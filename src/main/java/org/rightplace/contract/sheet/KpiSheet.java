package org.rightplace.contract.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.rightplace.contract.ContractReader;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;
import org.rightplace.schema.StrictJson;

/**
 * Reads a list of measures saved from a spreadsheet as CSV: one row for each measure, with the reference of its contract, so that one file may
 * hold the measures of several contracts.
 *
 * <p>The first row holds the headings, in any order: {@code Contract reference} and {@code KPI} at least, and any of Contract title, Buyer,
 * Supplier, KPI number, Who is counted, Who does it, What they do, For whom, Where, Unit, What is counted, Out of what, Out of how many,
 * Baseline, Target, Better when, Data source, Goal, Start date, Due date, How often, Reviewed by, Comparable figure, Best change before, Pledge
 * outcomes, Framework code, Latest result, Result from, Result to. Some other names for them are understood ({@link Column}); further columns
 * are passed over and named. An empty cell is not known. Dates are written year first or day first; codes as their code or their name in the
 * rulebook's tables. {@code fixtures/contracts/kpis.csv} is an example.
 *
 * <p>Commas, semicolons or tabs stand between cells; a byte order mark, either kind of line end and Windows-1252 are understood. Every wrong
 * cell is told by row and column at once; then there are no contracts.
 */
public final class KpiSheet {

    private static final int MOST_ROWS = 2000;
    private static final Pattern CELL = Pattern.compile("cell=([0-9]+),([0-9]+)");
    private static final Comparator<InputError> BY_CELL = Comparator.comparing((InputError error) -> place(error, 1))
            .thenComparing(error -> place(error, 2))
            .thenComparing(InputError::code);

    private final Catalogue catalogue;
    private final ContractReader contracts;

    /**
     * What a file holds, or what is wrong with it.
     *
     * @param contracts in the shape of {@code schema/contract.json}, in the order their references first stand in; empty when there are errors
     * @param passedOver letters of the columns whose headings are not known
     * @param errors pointers are fragments of RFC 7111, {@code cell=4,2}; empty for the whole file
     */
    public record Read(List<ObjectNode> contracts, List<String> passedOver, List<InputError> errors) {
        public Read {
            contracts = List.copyOf(contracts);
            passedOver = List.copyOf(passedOver);
            errors = List.copyOf(errors);
        }

        /** Whether there are contracts to review. */
        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param catalogue whose tables hold the codes
     * @param contracts checks each contract as if it had been sent by itself
     */
    public KpiSheet(Catalogue catalogue, ContractReader contracts) {
        this.catalogue = catalogue;
        this.contracts = contracts;
    }

    /** Whether a text has the headings of such a list. */
    public static boolean isSheet(byte[] bytes) {
        var sheet = SheetText.of(bytes);
        return sheet
                .text()
                .lines()
                .findFirst()
                .map(line -> line.replace("\"", "").split(String.valueOf(sheet.separator())))
                .stream()
                .flatMap(Arrays::stream)
                .anyMatch(heading -> Column.of(heading).isPresent());
    }

    /**
     * Reads a file of at most 1 MiB. Never throws for what it reads.
     *
     * @param reviewDate the day each contract is to be reviewed on
     */
    public Read read(byte[] csv, LocalDate reviewDate) {
        if (csv.length > StrictJson.MOST_BYTES) {
            return refused("too-large", "The file must be at most 1 MiB (1,048,576 bytes).");
        }
        var sheet = SheetText.of(csv);
        var rows = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(sheet.separator())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(sheet.text())) {
            for (CsvRecord row : reader) {
                rows.add(row);
                if (rows.size() > MOST_ROWS) {
                    return refused("too-many", "The file may hold at most " + MOST_ROWS + " rows.");
                }
            }
        } catch (CsvParseException e) {
            return refused(
                    "malformed-csv",
                    "The row after row " + (rows.size() + sheet.rowsBefore())
                            + " cannot be read: a quotation mark is missing or stands in the wrong place.");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        if (rows.isEmpty() || rows.get(0).getFields().stream().allMatch(String::isBlank)) {
            return refused("empty", "The first row must hold the headings.");
        }
        return read(rows, sheet.rowsBefore(), reviewDate);
    }

    private Read read(List<CsvRecord> rows, int rowsBefore, LocalDate reviewDate) {
        var headings = Headings.in(rows.get(0), rowsBefore + 1);
        if (!headings.errors().isEmpty()) {
            return new Read(List.of(), headings.passedOver(), headings.errors());
        }
        var gathered = new Gathered(new Values(catalogue), reviewDate);
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).getFields().stream().allMatch(String::isBlank)) {
                gathered.row(headings, rows.get(i), rowsBefore + i + 1);
            }
        }
        var errors = new ArrayList<>(gathered.errors());
        if (gathered.contracts().isEmpty() && errors.isEmpty()) {
            return refused("empty", "There must be at least one row below the headings.");
        }
        gathered.contracts().forEach(contract -> errors.addAll(contract.checked(contracts)));
        return new Read(
                errors.isEmpty()
                        ? gathered.contracts().stream().map(SheetContract::json).toList()
                        : List.of(),
                headings.passedOver(),
                errors.stream().distinct().sorted(BY_CELL).toList());
    }

    private static int place(InputError error, int part) {
        var cell = CELL.matcher(error.pointer());
        return cell.matches() ? Integer.parseInt(cell.group(part)) : 0;
    }

    private static Read refused(String code, String detail) {
        return new Read(List.of(), List.of(), List.of(new InputError("", code, detail)));
    }
}
