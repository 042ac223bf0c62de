package org.rightplace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Handed;
import org.rightplace.contract.Review;
import org.rightplace.decision.Asker;
import org.rightplace.schema.InputError;

/** Reviews every file of a folder and shows what came of them in one table; a file that cannot be used holds nobody else up. */
final class CheckFolder {

    private static final String ROW = "%-28s %-20s %-6s %-12s %s%n";
    private static final int BAR = 30;

    private final ContractService contracts;
    private final Asker asker;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean watched;

    CheckFolder(ContractService contracts, Asker asker, PrintStream out, PrintStream err, boolean watched) {
        this.contracts = contracts;
        this.asker = asker;
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    /**
     * Reviews all. A bar shows how far it is where somebody watches. Returns what the process ends with: 2 when anything was refused.
     *
     * @throws BadInput when there is nothing to review
     */
    int check(Path folder, boolean json) throws BadInput {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.(json|csv)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be read.");
        }
        if (files.isEmpty()) {
            throw new BadInput(folder + " holds no file that ends in .json or .csv.");
        }
        var handed = new LinkedHashMap<Path, Handed>();
        for (Path file : files) {
            progress(handed.size(), files.size());
            handed.put(file, review(file));
        }
        progress(files.size(), files.size());
        if (json) {
            json(handed);
        } else {
            table(handed);
        }
        return handed.values().stream().allMatch(one -> one.refused().isEmpty()) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private Handed review(Path file) {
        try {
            return contracts.review(InputFile.read(file), asker);
        } catch (BadInput e) {
            var errors = List.of(new InputError("", "unreadable-file", e.getMessage()));
            return new Handed(null, List.of(), List.of(new Handed.Refused(null, errors)), List.of(), null);
        }
    }

    private void progress(int done, int of) {
        if (!watched) {
            return;
        }
        int filled = BAR * done / of;
        err.print("\r[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + done + " of " + of + " files");
        if (done == of) {
            err.println();
        }
        err.flush();
    }

    private void json(Map<Path, Handed> handed) {
        var files = JsonNodeFactory.instance.arrayNode();
        handed.forEach((file, one) ->
                files.add(one.json().put("file", file.getFileName().toString())));
        out.println(files.toPrettyString());
    }

    private void table(Map<Path, Handed> handed) {
        out.printf(ROW, "reference", "outcome", "colour", "next date", "file");
        handed.forEach((file, one) -> one.reviews().forEach(review -> row(review, file)));
        handed.forEach((file, one) -> one.refused().forEach(refused -> {
            out.println();
            out.println(file.getFileName() + (refused.release() == null ? "" : ", release " + refused.release())
                    + " is refused.");
            Problems.text(refused.errors(), out);
        }));
        handed.forEach((file, one) -> {
            if (!one.passedOver().isEmpty()) {
                out.println();
                out.println(file.getFileName() + ": these columns are not known and were passed over: "
                        + String.join(", ", one.passedOver()));
            }
        });
        out.println();
        out.println(handed.values().stream()
                        .mapToInt(one -> one.reviews().size())
                        .sum() + " reviewed, "
                + handed.values().stream().mapToInt(one -> one.refused().size()).sum() + " refused.");
    }

    private void row(Review review, Path file) {
        out.printf(
                ROW,
                review.reviewed().reference(),
                review.reviewed().outcome().conclusion().code(),
                review.reviewed().rag().orElse("none"),
                review.next().map(one -> one.due().toString()).orElse("not known"),
                file.getFileName());
    }
}
