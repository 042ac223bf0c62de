package org.rightplace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rightplace.cli.BadInput;
import org.rightplace.web.Limits;

/**
 * The settings, all by environment.
 *
 * @param data folder of the database and the ledger's key: {@code RIGHTPLACE_DATA}; the demonstration's own folder when it is not set
 * @param demonstration whether no data folder is set, so that made-up settings are used
 * @param rules folder of the rulebook: {@code RIGHTPLACE_RULES}
 * @param fixtures folder of made-up examples
 * @param port to serve on: {@code RIGHTPLACE_PORT}, 7070 when it is not set
 * @param perSecond requests a second the server takes of one caller: {@code RIGHTPLACE_RATE}, 200 when it is not set
 * @param checkpoints folder that the server writes checkpoints of the ledger to: {@code RIGHTPLACE_CHECKPOINTS}; {@code checkpoints} in the
 *     data folder when it is not set
 * @param checkpointMinutes minutes between them: {@code RIGHTPLACE_CHECKPOINT_MINUTES}, 60 when it is not set
 * @param databaseUrl JDBC URL of a PostgreSQL database instead of a file in the data folder, which then holds only the ledger's key:
 *     {@code RIGHTPLACE_DATABASE_URL}; null when it is not set
 * @param provider for signing in with work accounts; empty when it is not set up
 */
record Settings(
        Path data,
        boolean demonstration,
        Path rules,
        Path fixtures,
        int port,
        Path checkpoints,
        int checkpointMinutes,
        String databaseUrl,
        int perSecond,
        Optional<ProviderSettings> provider) {

    private static final int PORT = 7070;
    private static final int MOST_PER_SECOND = 100_000;
    private static final int MINUTES = 60;
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @throws BadInput when a setting has no sense
     */
    static Settings of(Map<String, String> environment, Path home) throws BadInput {
        var named = environment.get("RIGHTPLACE_DATA");
        var data = named == null ? home.resolve("data/demo") : Path.of(named);
        if (named == null && environment.containsKey("RIGHTPLACE_DATABASE_URL")) {
            throw new BadInput(
                    "RIGHTPLACE_DATABASE_URL is set without RIGHTPLACE_DATA: name the folder of the ledger's key"
                            + " too. Made-up settings do not go into a database of your own.");
        }
        var rules = environment.get("RIGHTPLACE_RULES");
        var checkpoints = environment.get("RIGHTPLACE_CHECKPOINTS");
        return new Settings(
                data,
                named == null,
                rules == null ? home.resolve("rules") : Path.of(rules),
                home.resolve("fixtures"),
                number("RIGHTPLACE_PORT", environment, 0, HIGHEST_PORT, PORT),
                checkpoints == null ? data.resolve("checkpoints") : Path.of(checkpoints),
                number("RIGHTPLACE_CHECKPOINT_MINUTES", environment, 1, MOST_MINUTES, MINUTES),
                environment.get("RIGHTPLACE_DATABASE_URL"),
                number("RIGHTPLACE_RATE", environment, 1, MOST_PER_SECOND, Limits.USUAL.perSecond()),
                ProviderSettings.of(environment));
    }

    private static int number(String name, Map<String, String> environment, int least, int most, int otherwise)
            throws BadInput {
        var text = environment.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new BadInput(name + " must be a number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(text);
    }
}
