package org.rightplace;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rightplace.cli.BadInput;
import org.rightplace.web.Limits;
import org.rightplace.web.Listening;
import org.rightplace.web.Tls;

/**
 * The settings, all by environment.
 *
 * @param data folder of the database and the ledger's key: {@code RIGHTPLACE_DATA}; the demonstration's own folder when it is not set
 * @param demonstration whether no data folder is set, so that made-up settings are used
 * @param rules folder of the rulebook: {@code RIGHTPLACE_RULES}
 * @param fixtures folder of made-up examples
 * @param listening where to serve: {@code RIGHTPLACE_PORT}, 7070 when it is not set, {@code RIGHTPLACE_HOST}, the loopback address when it is
 *     not set, {@code RIGHTPLACE_ADDRESS}, {@code RIGHTPLACE_TLS_KEYSTORE} with {@code RIGHTPLACE_TLS_PASSWORD_FILE}, {@code RIGHTPLACE_PROXY}
 * @param perSecond requests a second the server takes of one caller: {@code RIGHTPLACE_RATE}, 200 when it is not set
 * @param checkpoints folder that the server writes checkpoints of the ledger to: {@code RIGHTPLACE_CHECKPOINTS}; {@code checkpoints} in the
 *     data folder when it is not set
 * @param checkpointMinutes minutes between them: {@code RIGHTPLACE_CHECKPOINT_MINUTES}, 60 when it is not set
 * @param databaseUrl JDBC URL of a PostgreSQL database instead of a file in the data folder, which then holds only the ledger's key:
 *     {@code RIGHTPLACE_DATABASE_URL}; null when it is not set
 * @param provider for signing in with work accounts; empty when it is not set up
 * @param boundary GeoJSON of the local area's outline, in eastings and northings, for maps: {@code RIGHTPLACE_BOUNDARY}; the made-up one in
 *     the demonstration, else null for none
 * @param metricsToken file of the token that reads the metrics: {@code RIGHTPLACE_METRICS_TOKEN_FILE}; null for no metrics
 */
record Settings(
        Path data,
        boolean demonstration,
        Path rules,
        Path fixtures,
        Listening listening,
        Path checkpoints,
        int checkpointMinutes,
        String databaseUrl,
        int perSecond,
        Path boundary,
        Path metricsToken,
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
        // Read where the log is set up, which could only say that it cannot find it.
        if (!Set.of("text", "json").contains(environment.getOrDefault("RIGHTPLACE_LOG_FORMAT", "text"))) {
            throw new BadInput("RIGHTPLACE_LOG_FORMAT must be text or json.");
        }
        var rules = environment.get("RIGHTPLACE_RULES");
        var checkpoints = environment.get("RIGHTPLACE_CHECKPOINTS");
        return new Settings(
                data,
                named == null,
                rules == null ? home.resolve("rules") : Path.of(rules),
                home.resolve("fixtures"),
                listening(environment),
                checkpoints == null ? data.resolve("checkpoints") : Path.of(checkpoints),
                number("RIGHTPLACE_CHECKPOINT_MINUTES", environment, 1, MOST_MINUTES, MINUTES),
                environment.get("RIGHTPLACE_DATABASE_URL"),
                number("RIGHTPLACE_RATE", environment, 1, MOST_PER_SECOND, Limits.USUAL.perSecond()),
                boundary(environment, named == null ? home.resolve("fixtures/register/boundary.geojson") : null),
                environment.containsKey("RIGHTPLACE_METRICS_TOKEN_FILE")
                        ? Path.of(environment.get("RIGHTPLACE_METRICS_TOKEN_FILE"))
                        : null,
                ProviderSettings.of(environment));
    }

    private static Path boundary(Map<String, String> environment, Path otherwise) {
        var named = environment.get("RIGHTPLACE_BOUNDARY");
        return named == null ? otherwise : Path.of(named);
    }

    private static Listening listening(Map<String, String> environment) throws BadInput {
        var keystore = environment.get("RIGHTPLACE_TLS_KEYSTORE");
        var password = environment.get("RIGHTPLACE_TLS_PASSWORD_FILE");
        if ((keystore == null) != (password == null)) {
            throw new BadInput(
                    "RIGHTPLACE_TLS_KEYSTORE and RIGHTPLACE_TLS_PASSWORD_FILE go together: set both or neither.");
        }
        return new Listening(
                environment.getOrDefault("RIGHTPLACE_HOST", "127.0.0.1"),
                number("RIGHTPLACE_PORT", environment, 0, HIGHEST_PORT, PORT),
                address(environment.get("RIGHTPLACE_ADDRESS")),
                keystore == null ? null : new Tls(Path.of(keystore), Path.of(password)),
                proxies(environment.get("RIGHTPLACE_PROXY")));
    }

    private static URI address(String text) throws BadInput {
        if (text == null) {
            return null;
        }
        if (!text.matches("https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?/?")) {
            throw new BadInput("RIGHTPLACE_ADDRESS must be https://, a name and maybe a port, and nothing after it.");
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    private static Set<InetAddress> proxies(String text) throws BadInput {
        var proxies = new HashSet<InetAddress>();
        for (String one : text == null ? new String[0] : text.split(",", -1)) {
            proxies.add(Listening.literal(one.strip())
                    .orElseThrow(() -> new BadInput(
                            "RIGHTPLACE_PROXY must be IP addresses, written in digits, with commas between them.")));
        }
        return Set.copyOf(proxies);
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
