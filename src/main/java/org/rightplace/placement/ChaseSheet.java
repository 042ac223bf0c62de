package org.rightplace.placement;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** A chase list as CSV, to work on in a spreadsheet. */
public final class ChaseSheet {

    /** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n＝＋－＠]");

    private ChaseSheet() {}

    /** Comma-separated, as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
    public static String of(ChaseList list) {
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
}
