package org.rightplace;

import java.nio.file.Path;
import java.util.Map;
import org.rightplace.cli.BadInput;

/**
 * The settings, all by environment.
 *
 * @param data folder of the database and the ledger's key: {@code RIGHTPLACE_DATA}; the demonstration's own folder when it is not set
 * @param demonstration whether no data folder is set, so that made-up settings are used
 * @param rules folder of the rulebook: {@code RIGHTPLACE_RULES}
 * @param fixtures folder of made-up examples
 * @param port to serve on: {@code RIGHTPLACE_PORT}, 7070 when it is not set
 * @param databaseUrl JDBC URL instead of a file in the data folder: {@code RIGHTPLACE_DATABASE_URL}; null when it is not set
 */
record Settings(Path data, boolean demonstration, Path rules, Path fixtures, int port, String databaseUrl) {

    private static final int PORT = 7070;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @throws BadInput when a setting has no sense
     */
    static Settings of(Map<String, String> environment, Path home) throws BadInput {
        var data = environment.get("RIGHTPLACE_DATA");
        var rules = environment.get("RIGHTPLACE_RULES");
        var port = environment.get("RIGHTPLACE_PORT");
        return new Settings(
                data == null ? home.resolve("data/demo") : Path.of(data),
                data == null,
                rules == null ? home.resolve("rules") : Path.of(rules),
                home.resolve("fixtures"),
                port(port),
                environment.get("RIGHTPLACE_DATABASE_URL"));
    }

    private static int port(String text) throws BadInput {
        if (text == null) {
            return PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new BadInput("RIGHTPLACE_PORT must be a number from 0 to " + HIGHEST_PORT + ".");
        }
        return Integer.parseInt(text);
    }
}
