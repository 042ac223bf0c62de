package org.rightplace.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.rightplace.placement.ChaseList;
import org.rightplace.placement.Recommendation;

/** A chase list as a table to read, and as CSV to work on in a spreadsheet. */
final class ChasePrinter {

    /** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n＝＋－＠]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ChasePrinter() {}

    /** Comma-separated, as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
    static String csv(ChaseList list) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "due",
                    "overdue",
                    "who",
                    "reference",
                    "decision",
                    "kind",
                    "urn",
                    "because",
                    "need",
                    "phase",
                    "authority",
                    "text");
            for (ChaseList.Line line : list.lines()) {
                var action = line.action();
                var gap = action.gap() == null ? new Recommendation.Gap(null, null, null) : action.gap();
                csv.writeRecord(Arrays.stream(new String[] {
                            Objects.toString(action.due(), ""),
                            line.overdue() ? "yes" : "no",
                            action.who(),
                            line.reference(),
                            line.decision(),
                            action.kind(),
                            Objects.toString(action.urn(), ""),
                            String.join(" ", action.because()),
                            Objects.toString(gap.need(), ""),
                            Objects.toString(gap.phase(), ""),
                            Objects.toString(gap.authority(), ""),
                            action.text()
                        })
                        .map(cell -> FORMULA.matcher(cell).find() ? "'" + cell : cell)
                        .toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Columns under headings, and how much there is. */
    static void table(ChaseList list, PrintStream out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Due", "Overdue", "Who", "Request", "Because of", "Decision", "What"));
        for (ChaseList.Line line : list.lines()) {
            var action = line.action();
            rows.add(List.of(
                    Objects.toString(action.due(), "not known"),
                    line.overdue() ? "overdue" : "",
                    action.who(),
                    CONTROL.matcher(line.reference()).replaceAll("?"),
                    String.join(" ", action.because()),
                    line.decision(),
                    action.text()));
        }
        if (!list.lines().isEmpty()) {
            print(rows, out);
            out.println();
        }
        out.println(count(list));
        if (list.erased() > 0) {
            out.println("Left out: " + list.erased() + " recommendation" + (list.erased() == 1 ? "" : "s")
                    + " whose private part has been erased.");
        }
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int last = rows.get(0).size() - 1;
        var widths = new int[last];
        for (List<String> row : rows) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.append(row.get(last)));
        }
    }

    private static String count(ChaseList list) {
        long requests =
                list.lines().stream().map(ChaseList.Line::reference).distinct().count();
        long overdue = list.lines().stream().filter(ChaseList.Line::overdue).count();
        int all = list.lines().size();
        return all == 0
                ? "Nothing to chase as at " + list.asAt() + "."
                : all + (all == 1 ? " action" : " actions") + " on " + requests
                        + (requests == 1 ? " request" : " requests") + " as at " + list.asAt() + ", " + overdue
                        + " overdue.";
    }
}
