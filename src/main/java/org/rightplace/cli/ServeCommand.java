package org.rightplace.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.web.Server;
import picocli.CommandLine.Command;

/** {@code serve}: the pages, on the loopback address unless the settings say otherwise, until stopped. */
@Command(
        name = "serve",
        description = "Serve the pages until stopped, on this machine only unless the settings say otherwise.")
public final class ServeCommand implements Callable<Integer> {

    private final Supplier<Server> server;
    private final PrintStream err;

    public ServeCommand(Supplier<Server> server, PrintStream err) {
        this.server = server;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        run(server.get(), err);
        return ExitCode.DONE;
    }

    /** Serves until the process is told to stop. */
    static void run(Server server, PrintStream err) throws InterruptedException {
        server.start();
        err.println("Serving on " + server.where() + " – stop with Ctrl-C.");
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        Thread.currentThread().join();
    }
}
