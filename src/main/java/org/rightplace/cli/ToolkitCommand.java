package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.decision.Asker;
import org.rightplace.schema.InputError;
import org.rightplace.toolkit.ToolkitService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code toolkit FILE}: one self-evaluation with the autism toolkit, recorded before its answer is printed. */
@Command(
        name = "toolkit",
        description = "Evaluate with the autism toolkit; the evaluation is recorded before it is shown.")
public final class ToolkitCommand implements Callable<Integer> {

    private static final Asker ASKER = Asker.local("commissioner");

    @Parameters(paramLabel = "FILE", description = "the self-evaluation, as JSON")
    private Path file;

    @Mixin
    private Shown shown;

    private final Supplier<ToolkitService> toolkit;
    private final PrintStream out;
    private final PrintStream err;

    public ToolkitCommand(Supplier<ToolkitService> toolkit, PrintStream out, PrintStream err) {
        this.toolkit = toolkit;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            bytes = InputFile.read(file);
        } catch (BadInput e) {
            return shown.refused(List.of(new InputError("", "unreadable-file", e.getMessage())), out, err);
        }
        var given = toolkit.get().evaluate(bytes, ASKER);
        if (!given.accepted()) {
            return shown.refused(given.errors(), out, err);
        }
        shown.print(given.answer(), out);
        return ExitCode.DONE;
    }
}
