package org.rightplace.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.rightplace.store.Database;

/**
 * Who looked at which record, when, and why. Kept apart from the ledger, which proves what was decided and is kept for longer.
 *
 * <p>A look is committed before what is looked at is shown. With H2 a power cut, unlike a killed process, may take the last ones: forcing
 * each to the disk would have every reader wait for it.
 */
public final class Looks {

    private static final Duration FORGET_EVERY = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final IntSupplier years;
    private Instant forgotten = Instant.EPOCH;

    /** @param years how long a look is kept, as the rulebook in service has it */
    public Looks(Database database, Clock clock, IntSupplier years) {
        this.database = database;
        this.clock = clock;
        this.years = years;
    }

    /**
     * Which looks are asked for. What is null is not asked.
     *
     * @param authorities those only that are at records of one of these
     * @param from those only at this moment or later
     * @param until those only before this moment
     */
    public record Asked(String decisionId, String account, Set<String> authorities, Instant from, Instant until) {

        /** Whenever they were. */
        public Asked(String decisionId, String account, Set<String> authorities) {
            this(decisionId, account, authorities, null, null);
        }

        /** Those at one record, whoever asks. */
        public static Asked at(String decisionId) {
            return new Asked(decisionId, null, null);
        }
    }

    /** Somebody who has signed in looks. The arguments are those of {@link Look}. */
    public void note(
            Caller caller, Role acting, Look.What what, String decisionId, String reason, Set<String> authorities) {
        var look = new Look(
                0, clock.instant(), caller.account(), acting.wireName(), what, decisionId, reason, authorities);
        database.jdbi().useTransaction(handle -> {
            forget(handle, look.at());
            LookStore.insert(handle, look);
        });
    }

    /** Whoever runs the program at the command line looks: the machine has let them in, and says who they are. */
    public void noteLocal(Look.What what, String decisionId, Set<String> authorities) {
        var who = "command-line:" + System.getProperty("user.name", "");
        var look = new Look(0, clock.instant(), who, "operator", what, decisionId, null, authorities);
        database.jdbi().useHandle(handle -> LookStore.insert(handle, look));
    }

    /** Once a day, when somebody looks. */
    private void forget(Handle handle, Instant now) {
        if (forgettingIsDue(now)) {
            LookStore.deleteBefore(
                    handle,
                    now.atZone(ZoneOffset.UTC).minusYears(years.getAsInt()).toInstant());
        }
    }

    private synchronized boolean forgettingIsDue(Instant now) {
        boolean due = forgotten.plus(FORGET_EVERY).isBefore(now);
        if (due) {
            forgotten = now;
        }
        return due;
    }

    /**
     * The looks asked for, the newest first.
     *
     * @param before those only with a lower number: the last one of the page before; null for the first page
     */
    public List<Look> find(Asked asked, int limit, Long before) {
        return database.jdbi()
                .withHandle(handle -> LookStore.find(handle, asked, limit, before == null ? Long.MAX_VALUE : before));
    }
}
