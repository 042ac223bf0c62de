package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.ledger.Bundle;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.NoteKey;
import org.rightplace.ledger.Proofs;
import org.rightplace.ledger.Receipt;
import org.rightplace.ledger.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger …}: what shows that the record was not rewritten, and the check of it. */
@Command(name = "ledger", description = "Show and check that what was recorded has not been changed since.")
public final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Supplier<Ledger> ledger;
    private final Path checkpoints;
    private final PrintStream out;
    private final PrintStream err;

    /** @param checkpoints folder that the server writes checkpoints to */
    public LedgerCommand(Supplier<Ledger> ledger, Path checkpoints, PrintStream out, PrintStream err) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what of the ledger: key, checkpoint, verify …");
    }

    @Command(name = "key", description = "The key that checkpoints and receipts are checked with.")
    int key() {
        out.println(proofs().key());
        return ExitCode.DONE;
    }

    @Command(name = "checkpoint", description = "What the ledger holds, or held when it had so many entries, signed.")
    int checkpoint(@Option(names = "--size", paramLabel = "N", description = "how many entries it had") Long size)
            throws BadInput {
        out.print(asked(() -> size == null ? proofs().checkpoint() : proofs().checkpoint(size)));
        return ExitCode.DONE;
    }

    @Command(name = "inclusion", description = "Proof that an entry is in the ledger, as JSON.")
    int inclusion(
            @Parameters(paramLabel = "NUMBER", description = "number of the entry") long sequence,
            @Option(names = "--size", paramLabel = "N", description = "how many entries the ledger had (default: all)")
                    Long size)
            throws BadInput {
        out.println(asked(() -> proofs().inclusion(sequence, size == null ? proofs().size() : size))
                .json()
                .toPrettyString());
        return ExitCode.DONE;
    }

    @Command(
            name = "consistency",
            description = "Proof that the ledger of one size is the beginning of that of another, as JSON.")
    int consistency(
            @Parameters(index = "0", paramLabel = "FROM", description = "how many entries the earlier one had")
                    long from,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "TO",
                            description = "how many the later one had (default: all)")
                    Long to)
            throws BadInput {
        out.println(asked(() -> proofs().consistency(from, to == null ? proofs().size() : to))
                .json()
                .toPrettyString());
        return ExitCode.DONE;
    }

    @Command(name = "receipt", description = "One record with the proof that it is in the ledger, to be kept.")
    int receipt(@Parameters(paramLabel = "ID", description = "the decision's id") String id) throws BadInput {
        var stored = ledger.get()
                .find(id)
                .orElseThrow(() -> new BadInput("There is no decision with that id. List them with: decisions list"));
        out.println(proofs().receipt(stored.entry()).json().toPrettyString());
        return ExitCode.DONE;
    }

    @Command(name = "verify-receipt", description = "Check a receipt. Opens no database.")
    int verifyReceipt(
            @Parameters(paramLabel = "FILE", description = "the receipt") Path file,
            @Option(names = "--key", paramLabel = "KEY", description = "the ledger's key, got from elsewhere")
                    String key)
            throws BadInput {
        var trusted = trusted(key);
        Receipt receipt;
        try {
            receipt = Receipt.read(InputFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
        var wrong = receipt.wrong(trusted);
        if (wrong.isPresent()) {
            err.println("Not proved. " + wrong.get());
            return ExitCode.FAILED;
        }
        out.println(
                trusted == null
                        ? "Consistent in itself; not anchored: the key it was checked with is its own. Give the key you"
                                + " got from elsewhere with --key."
                        : "Proved: entry " + receipt.sequence()
                                + " is in the ledger of this key, as the receipt has it.");
        return ExitCode.DONE;
    }

    @Command(name = "export", description = "Write the ledger to a folder that can be checked without it.")
    int export(
            @Parameters(paramLabel = "DIR", description = "a folder that is empty, or not there yet") Path folder,
            @Option(
                            names = "--with-private",
                            description = "the private sections too: names, dates of birth, what families said")
                    boolean withPrivate)
            throws BadInput {
        try {
            EmptyFolder.make(folder);
            long size = proofs().export(folder, CheckpointFiles.in(checkpoints), withPrivate);
            out.println("Exported " + size + " entries to " + folder
                    + ". To check them anywhere: ./rightplace ledger verify " + folder + " --key KEY");
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written.");
        }
    }

    @Command(
            name = "verify",
            description =
                    "Work everything out again from the raw entries: of the ledger in use, or of an exported folder,"
                            + " and then no database is opened.")
    int verify(
            @Parameters(arity = "0..1", paramLabel = "DIR", description = "an exported folder") Path folder,
            @Option(names = "--key", paramLabel = "KEY", description = "the ledger's key, got from elsewhere")
                    String key,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "a checkpoint got from elsewhere; may be given again")
                    List<Path> outside)
            throws BadInput {
        var trusted = trusted(key);
        var files = new ArrayList<Path>(outside == null ? List.of() : outside);
        for (Path file : files) {
            InputFile.read(file);
        }
        Verdict verdict;
        if (folder == null) {
            files.addAll(CheckpointFiles.in(checkpoints));
            verdict = proofs().verify(files, trusted);
        } else {
            verdict = asked(() -> Bundle.verify(folder, trusted, files));
        }
        verdict.lines().forEach(verdict.good() ? out::println : err::println);
        return verdict.good() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Proofs proofs() {
        return ledger.get().proofs();
    }

    static NoteKey trusted(String key) throws BadInput {
        try {
            return key == null ? null : NoteKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--key: " + e.getMessage() + ".");
        }
    }

    private static <T> T asked(Supplier<T> proof) throws BadInput {
        try {
            return proof.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }
}
