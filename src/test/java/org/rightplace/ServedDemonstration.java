package org.rightplace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.rightplace.store.Database;
import org.rightplace.web.Route;
import org.rightplace.web.Server;

/** The demonstration, served in this process over every made-up example, on 20 November 2026 and on a port of its own. */
public final class ServedDemonstration implements AutoCloseable {

    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    private final Parts parts;
    private final Server server;
    private final List<Route> routes;

    /** @param home an empty folder */
    public ServedDemonstration(Path home) throws Exception {
        Files.createSymbolicLink(home.resolve("fixtures"), Path.of("fixtures").toAbsolutePath());
        var settings = Settings.of(
                Map.of("RIGHTPLACE_PORT", "0", "RIGHTPLACE_RATE", "100000", "RIGHTPLACE_RULES", "rules"), home);
        var clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        int ended = new App(settings, NOWHERE, System.err, clock).run("demo", "--once");
        if (ended != 0) {
            throw new IOException("the demonstration ended with " + ended);
        }
        parts = new Parts(settings, NOWHERE, clock);
        var serving = new Serving(parts);
        routes = serving.routes();
        server = serving.server();
        server.start();
    }

    /** Where to point a browser, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Everything that is served. */
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        server.stop();
        parts.database.ifMade(Database::close);
    }
}
