package org.rightplace.ledger;

import java.sql.SQLException;

/**
 * The ledger did not confirm an entry, so what it was to record may not be shown.
 *
 * <p>Nothing is half written. When the connection broke during the commit itself the whole entry may be there, shown to no
 * one.
 *
 * <p>What the database said is left out on purpose, except for its code: its messages quote the values it was given.
 */
public final class AppendFailed extends RuntimeException {

    AppendFailed(String why) {
        super("The ledger did not confirm the entry, so nothing may be shown: " + why);
    }

    static AppendFailed because(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return new AppendFailed("the database answered with SQLSTATE " + sql.getSQLState()
                        + "; try again, and if it fails again look at the disk and the database's own log");
            }
        }
        return new AppendFailed("unexpected " + failure.getClass().getSimpleName() + " at "
                + (failure.getStackTrace().length == 0 ? "an unknown place" : failure.getStackTrace()[0]));
    }
}
