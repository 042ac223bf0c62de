package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: the whole database in one file, while a server runs on it. */
@Command(name = "backup", description = "Write the whole database to a file, while a server runs on it.")
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a zip that is not there yet")
    private Path file;

    private final Supplier<Backup> backup;
    private final PrintStream out;

    public BackupCommand(Supplier<Backup> backup, PrintStream out) {
        this.backup = backup;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        if (Files.exists(file)) {
            throw new BadInput(file + " is there already; name a file that is not.");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new BadInput("The folder of " + file + " is not there.");
        }
        Backup.Made made;
        try {
            made = backup.get().write(file);
        } catch (IOException e) {
            throw new BadInput(file + " cannot be written (" + e.getClass().getSimpleName()
                    + "): look at the space on the disk and at who may write there. Nothing is left of it.");
        }
        out.println("Backed up " + made.entries() + " entries as at " + made.at() + " to " + file + ", " + made.bytes()
                + " bytes.");
        if (made.entries() == 1) {
            out.println(
                    "The log holds nothing but its beginning: look whether RIGHTPLACE_DATA names the folder you mean.");
        }
        out.println(
                "It holds children's personal data, and only you can read the file: keep it so, wherever you copy it.");
        out.println(
                "ledger.key is not in it. Keep a copy of the key apart: without it this backup cannot be restored.");
        out.println("To see that it can be restored: ./rightplace restore --try " + file);
        return ExitCode.DONE;
    }
}
