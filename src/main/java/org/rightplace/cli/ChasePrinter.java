package org.rightplace.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.rightplace.placement.ChaseList;

/** A chase list as a table to read. */
final class ChasePrinter {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ChasePrinter() {}

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
