package org.rightplace.access;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Somebody with every role, for the tests of what lies behind the door. */
public final class TestAccess {

    private static final Set<String> BOTH = Set.of("873", "874");

    /** Their full name. */
    public static final String NAME = "Zebedee Quince";

    private TestAccess() {}

    /** For a server in this process: whoever asks is that somebody. */
    public static Optional<Caller> everybody(Context context) {
        return Optional.of(new Caller("test", NAME, Set.of(Role.values()), BOTH, null));
    }

    /** For the program: makes the account in the database of a folder, and a token for it. */
    public static String token(Path folder) {
        try (var database = TestDatabase.in(folder)) {
            return token(database);
        }
    }

    public static String token(Database database) {
        try {
            database.durably(handle -> {
                if (AccountStore.find(handle, "test").isEmpty()) {
                    // More roles than anybody may have, and so not by way of Accounts; without a password.
                    var account = new Account("test", "Test", Set.of(Role.values()), BOTH, false, false);
                    AccountStore.insert(handle, account, null, Instant.now());
                }
                return "test";
            });
            return new Tokens(database, Clock.systemUTC()).make("test", Set.of(Role.values()), 1);
        } catch (NotAccepted e) {
            throw new AssertionError(e.getMessage());
        }
    }
}
