package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.store.WholeFile;
import org.rightplace.tribunal.NoBundle;
import org.rightplace.tribunal.TribunalBundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code decisions bundle ID FILE}: one decision in one file, for a tribunal. */
@Command(name = "bundle", description = "Write one decision with everything that proves and explains it to a zip.")
public final class BundleCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "the decision's id")
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "a zip that is not there yet")
    private Path file;

    private final Supplier<TribunalBundles> bundles;
    private final PrintStream out;

    public BundleCommand(Supplier<TribunalBundles> bundles, PrintStream out) {
        this.bundles = bundles;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        if (Files.exists(file)) {
            throw new BadInput(file + " is there already; name a file that is not.");
        }
        try {
            WholeFile.write(file, "bundle", bundles.get().make(id));
        } catch (NoBundle e) {
            throw new BadInput(e.getMessage() + ".");
        } catch (IOException e) {
            throw new BadInput(file + " cannot be written.");
        }
        out.println("Decision " + id + " is in " + file + ". README.txt in it says what each file is.");
        out.println("It holds what is private of the people it is about, and only you can read the file.");
        out.println("To check it anywhere: ./rightplace decisions verify-bundle " + file + " --key KEY");
        return ExitCode.DONE;
    }
}
