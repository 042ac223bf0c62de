package org.rightplace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.rightplace.rulebook.AcceptedMutants;
import org.rightplace.rulebook.Mutant;
import org.rightplace.rulebook.MutationReport;

/** What {@code rules mutate} prints. */
final class MutationOutput {

    enum Format {
        text,
        json
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MutationOutput() {}

    static void print(MutationReport report, Format format, PrintStream out) {
        if (format == Format.json) {
            out.println(json(report).toPrettyString());
        } else {
            text(report, out);
        }
    }

    private static void text(MutationReport report, PrintStream out) {
        var noticed = report.survivors().stream()
                .filter(survivor -> survivor.reason() == null)
                .toList();
        noticed.forEach(survivor -> out.println("survived  " + survivor.mutant()));
        for (MutationReport.Survivor survivor : report.survivors()) {
            if (survivor.reason() != null) {
                out.println("accepted  " + survivor.mutant());
                out.println("          " + survivor.reason());
            }
        }
        for (AcceptedMutants.Entry entry : report.stale()) {
            entry.changes()
                    .forEach(change ->
                            out.println("listed as accepted, and did not survive  \"" + entry.of() + "\" " + change));
        }
        out.println(report.mutants() + " mutants, " + report.caught() + " caught (" + report.share() + " %); "
                + report.survivors().size() + " survived, "
                + (report.survivors().size() - noticed.size()) + " of them accepted with a reason. "
                + report.refused() + " more were refused by lint.");
    }

    /** {@code {mutants, caught, share, refused, survivors: [{file, line, of, change, reason}], stale: [{of, changes, reason}]}}. */
    private static ObjectNode json(MutationReport report) {
        var json = MAPPER.createObjectNode()
                .put("mutants", report.mutants())
                .put("caught", report.caught())
                .put("share", report.share())
                .put("refused", report.refused());
        var survivors = json.putArray("survivors");
        for (MutationReport.Survivor survivor : report.survivors()) {
            Mutant mutant = survivor.mutant();
            survivors
                    .addObject()
                    .put("file", mutant.file())
                    .put("line", mutant.line())
                    .put("of", mutant.of())
                    .put("change", mutant.change())
                    .put("reason", survivor.reason());
        }
        json.set("stale", MAPPER.<com.fasterxml.jackson.databind.JsonNode>valueToTree(List.copyOf(report.stale())));
        return json;
    }
}
