package org.rightplace.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.rightplace.access.Caller;
import org.rightplace.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drafts of everybody, each shown to whoever began it and to nobody else. One that was not saved for as many days as the rulebook sets is
 * gone.
 */
public final class Drafts {

    /** Most that one account may have at a time. */
    public static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    /** A little less than the hour between two tries, so that none is passed over. */
    private static final Duration FORGET_EVERY = Duration.ofMinutes(50);

    private final Database database;
    private final Clock clock;
    private final IntSupplier days;
    private Instant forgotten = Instant.EPOCH;

    /** @param days how long a draft is kept after it was last saved, as the rulebook in service has it */
    public Drafts(Database database, Clock clock, IntSupplier days) {
        this.database = database;
        this.clock = clock;
        this.days = days;
    }

    /** The account has as many as it may have; some must be sent or deleted first. */
    public static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("You have " + MOST + " drafts, which is as many as there may be. Send or delete one first.");
        }
    }

    /**
     * Begins one.
     *
     * @param kind name of the JSON Schema of what it will be
     * @param authorities codes of those it is begun for
     * @param person reference of whom it is about; null while there is none
     * @param follows id of the decision whose request it begins as; null for a new one
     * @param body JSON
     */
    public Draft begin(Caller caller, String kind, Set<String> authorities, String person, String follows, String body)
            throws TooMany {
        if (of(caller, kind).size() >= MOST) {
            throw new TooMany();
        }
        var now = clock.instant();
        var draft = new Draft(
                UUID.randomUUID().toString(), kind, caller.account(), authorities, person, follows, body, now, now);
        return database.durably(handle -> {
            DraftStore.insert(handle, draft);
            return draft;
        });
    }

    /** One of the caller's own; empty where there is none, or it is somebody else's: which of the two is not said. */
    public Optional<Draft> find(Caller caller, String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        return database.jdbi()
                .withHandle(handle -> DraftStore.find(handle, id, caller.account(), oldest()))
                .filter(draft -> isTheirs(draft, caller));
    }

    /** The caller's own of a kind, last saved first. */
    public List<Draft> of(Caller caller, String kind) {
        forget();
        return database.jdbi().withHandle(handle -> DraftStore.of(handle, caller.account(), kind, oldest())).stream()
                .filter(draft -> isTheirs(draft, caller))
                .toList();
    }

    private static boolean isTheirs(Draft draft, Caller caller) {
        return draft.authorities().stream().anyMatch(caller.authorities()::contains);
    }

    /**
     * Saves what was filled in.
     *
     * @param person reference of whom it is about; null while there is none
     * @return as it is now; empty when it is no longer there, having been sent or deleted
     */
    public Optional<Draft> save(Draft draft, String body, String person) {
        var changed = draft.with(body, person, clock.instant());
        return database.durably(handle -> DraftStore.update(handle, changed) ? Optional.of(changed) : Optional.empty());
    }

    /** Deletes one, if it is still there. */
    public void delete(Draft draft) {
        database.durably(handle -> {
            DraftStore.delete(handle, draft.id(), draft.account());
            return draft;
        });
    }

    /** Whosever they are: those about a person, for a copy of what is held on them. */
    public List<Draft> about(String person) {
        return database.jdbi().withHandle(handle -> DraftStore.about(handle, person));
    }

    /**
     * Deletes those about a person, whosever they are.
     *
     * @return how many there were
     */
    public int forgetAbout(String person) {
        return database.durably(handle -> DraftStore.deleteAbout(handle, person));
    }

    /** Deletes what nobody saved for long enough; once in 50 minutes at most, however often it is asked to. */
    public void forget() {
        if (forgettingIsDue(clock.instant())) {
            database.jdbi().useHandle(handle -> DraftStore.deleteBefore(handle, oldest()));
        }
    }

    /** Has that done once an hour as long as the program runs. */
    public void forgetEveryHour() {
        Executors.newSingleThreadScheduledExecutor(work -> {
                    var thread = new Thread(work, "forgetting drafts");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(this::tryToForget, 0, 1, TimeUnit.HOURS);
    }

    /** What cannot be done now, the database being away say, is tried again the next hour. */
    private void tryToForget() {
        try {
            forget();
        } catch (RuntimeException e) {
            LOG.warn(
                    "drafts whose time has ended could not be deleted: {}",
                    e.getClass().getName());
        }
    }

    private Instant oldest() {
        return clock.instant().minus(Duration.ofDays(days.getAsInt()));
    }

    private synchronized boolean forgettingIsDue(Instant now) {
        boolean due = forgotten.plus(FORGET_EVERY).isBefore(now);
        if (due) {
            forgotten = now;
        }
        return due;
    }
}
