package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rightplace.backup.CannotRestore;
import org.rightplace.backup.Restore;
import org.rightplace.ledger.CheckpointFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: a backup put back where nothing is, verified, with what is lost since and what has to be done again. */
@Command(
        name = "restore",
        description = "Put a backup back into an empty data folder or an empty database, and verify it.")
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the backup")
    private Path file;

    @Option(names = "--try", description = "restore it beside what is in use, verify it, and delete it again")
    private boolean tryOut;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint got from elsewhere; may be given again")
    private List<Path> outside;

    private final Restore restore;
    private final boolean demonstration;
    private final Path checkpoints;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param demonstration whether no data folder was named
     * @param checkpoints folder that the server writes checkpoints to
     */
    public RestoreCommand(Restore restore, boolean demonstration, Path checkpoints, PrintStream out, PrintStream err) {
        this.restore = restore;
        this.demonstration = demonstration;
        this.checkpoints = checkpoints;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput {
        if (demonstration && !tryOut) {
            throw new BadInput("Name a data folder for it with RIGHTPLACE_DATA: what is restored is no demonstration.");
        }
        var files = new ArrayList<Path>(outside == null ? List.of() : outside);
        for (Path one : files) {
            InputFile.read(one);
        }
        files.addAll(CheckpointFiles.in(checkpoints));
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + " is not a file that can be read.");
        }
        try {
            return report(tryOut ? restore.tryOut(file, files) : restore.restore(file, files));
        } catch (CannotRestore e) {
            throw new BadInput(e.getMessage() + ". Nothing was restored.");
        } catch (IOException e) {
            err.println("The restore was cut off (" + e.getMessage() + "). Nothing was restored.");
            return ExitCode.FAILED;
        }
    }

    private int report(Restore.Restored restored) {
        if (!restored.verdict().good()) {
            restored.verdict().lines().forEach(err::println);
            err.println("Nothing was restored: what does not verify was taken out again.");
            return ExitCode.FAILED;
        }
        out.println(
                (tryOut ? "It can be restored: " : "Restored ") + restored.entries() + " entries, as the log was at "
                        + restored.at() + (tryOut ? ". What was tried was deleted again." : "."));
        restored.verdict().lines().forEach(out::println);
        lost(restored);
        out.println("Whoever was erased after " + restored.at() + " is " + (tryOut ? "in it" : "back: erase them again")
                + ".");
        return ExitCode.DONE;
    }

    private void lost(Restore.Restored restored) {
        if (restored.later().isEmpty()) {
            out.println(
                    "No checkpoint was found that is newer than the backup: whether entries after it are lost cannot be"
                            + " told. Give the newest that anybody has kept with --checkpoint.");
            return;
        }
        var newest = restored.later().get(restored.later().size() - 1);
        long missing = newest.entries() - restored.entries();
        out.println("Not in the backup: it holds " + restored.entries() + " entries, and "
                + newest.file().getFileName() + " covers " + newest.entries() + ". " + missing
                + (missing == 1 ? " entry is" : " entries are") + " missing, numbers " + restored.entries() + " to "
                + (newest.entries() - 1) + ". There may be erasures among them: do those again.");
        if (!tryOut) {
            out.println("The log now goes on from entry " + restored.entries()
                    + ", and later checkpoints do not go with it any more. Move these out of " + checkpoints
                    + " and keep them as proof of what was lost:");
            restored.later().forEach(one -> out.println("- " + one.file().getFileName()));
        }
    }
}
