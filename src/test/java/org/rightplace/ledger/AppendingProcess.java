package org.rightplace.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.rightplace.store.Database;

/**
 * A Java process of its own that appends. It waits for a line before each step: opening the database, opening the ledger,
 * appending, ending. It says what it did in lines that start and end with a mark, as a killed process may leave half a line.
 */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        int appends = Integer.parseInt(arguments[1]);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        say("started");
        orders.readLine();
        try (var database = Database.in(folder)) {
            say("connected");
            orders.readLine();
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            say("opened");
            orders.readLine();
            for (int i = 0; i < appends; i++) {
                var entry = ledger.append(Drafts.placement("C-" + i % 7));
                say("appended " + entry.sequence() + " " + entry.leafHash());
            }
            say("finished");
            orders.readLine();
        }
    }

    private static void say(String what) {
        var line = ("> " + what + " <\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
