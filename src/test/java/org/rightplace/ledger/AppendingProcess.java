package org.rightplace.ledger;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.rightplace.store.Database;

/**
 * A Java process of its own that appends. It waits for a line before each step: opening the database, opening the ledger,
 * appending, ending. It says what it did in lines that start and end with a mark, as a killed process may leave half a line.
 *
 * <p>It is told the folder, how many appends, and how: {@value #PLAINLY}, {@value #UNDER_KEYS} (each under a key of its own) or
 * {@value #UNDER_ONE_KEY} (all at once under the same), and the database's URL.
 */
final class AppendingProcess {

    static final String PLAINLY = "plainly";
    static final String UNDER_KEYS = "under-keys";
    static final String UNDER_ONE_KEY = "under-one-key";

    private AppendingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        int appends = Integer.parseInt(arguments[1]);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        say("started");
        orders.readLine();
        try (var database = Database.at(arguments[3])) {
            say("connected");
            orders.readLine();
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            say("opened");
            orders.readLine();
            switch (arguments[2]) {
                case UNDER_ONE_KEY -> atOnce(ledger, appends);
                case UNDER_KEYS -> {
                    for (int i = 0; i < appends; i++) {
                        say(ledger.appendOnce(draft(i), once(UUID.randomUUID().toString()))
                                .entry());
                    }
                }
                default -> {
                    for (int i = 0; i < appends; i++) {
                        say(ledger.append(draft(i)));
                    }
                }
            }
            say("finished");
            orders.readLine();
        }
    }

    private static void atOnce(Ledger ledger, int appends) throws Exception {
        var threads = Executors.newFixedThreadPool(appends);
        try {
            Callable<Entry> append =
                    () -> ledger.appendOnce(draft(0), once("the one")).entry();
            for (var done : threads.invokeAll(Collections.nCopies(appends, append))) {
                say(done.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Draft draft(int i) {
        return Drafts.placement("C-" + i % 7);
    }

    private static Once once(String key) {
        return new Once(key, "officer", new byte[] {1});
    }

    private static void say(Entry entry) {
        say("appended " + entry.sequence() + " " + entry.leafHash());
    }

    private static void say(String what) {
        var line = ("> " + what + " <\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
