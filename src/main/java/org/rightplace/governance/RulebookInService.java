package org.rightplace.governance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulebook in service: the one activated last, as the ledger has it, or the rules folder while none ever was. Whoever answers a question
 * takes it once and uses it to the end; a change is one reference, swapped when everything else is done.
 */
public final class RulebookInService implements Supplier<Rulebook> {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookInService.class);

    /**
     * What came of an activation.
     *
     * @param activation the entry by which the rulebook is in service
     * @param changed false when it was in service already, and nothing was recorded
     */
    public record Result(Activation activation, boolean changed) {}

    /** @param activation null when it is the folder's */
    private record Serving(Rulebook rulebook, Activation activation) {}

    private final Activations activations;
    private final Supplier<Rulebook> folder;
    private final Function<Rulebook, List<Problem>> trial;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Serving serving;
    private Activation unusable;
    private int misses;
    private ScheduledExecutorService looking;

    /**
     * Reads nothing yet.
     *
     * @param folder the rulebook of the rules folder, asked for only when none was ever activated
     * @param trial tries a rulebook out on a whole question and says what is wrong with it
     */
    public RulebookInService(
            Ledger ledger, Supplier<Rulebook> folder, Function<Rulebook, List<Problem>> trial, Clock clock) {
        this.activations = new Activations(ledger);
        this.folder = folder;
        this.trial = trial;
        this.clock = clock;
    }

    /**
     * The rulebook to answer a question with.
     *
     * @throws Unusable at the first call, when it cannot be loaded
     */
    @Override
    public Rulebook get() {
        return serving().rulebook();
    }

    /** The entry that put it in service; empty when it is the folder's. */
    public Optional<Activation> activation() {
        return Optional.ofNullable(serving().activation());
    }

    private Serving serving() {
        if (serving == null) {
            changing.lock();
            try {
                if (serving == null) {
                    var newest = activations.newest();
                    serving = newest.isPresent() ? load(newest.get()) : new Serving(folder.get(), null);
                }
            } catch (RulebookRefused e) {
                throw new Unusable(e);
            } finally {
                changing.unlock();
            }
        }
        return serving;
    }

    private Serving load(Activation activation) throws RulebookRefused {
        var problems = new ArrayList<Problem>();
        problems.add(new Problem(
                activation.digest(),
                0,
                "was activated in entry " + activation.sequence()
                        + " and cannot be used by this program; put another in service with: rules activate DIR"));
        try {
            var kept = activations.kept(activation.digest());
            if (kept.isPresent()) {
                return new Serving(Rulebook.load(kept.get()), activation);
            }
            problems.add(new Problem(activation.digest(), 0, "is not kept; restore the database from a backup"));
        } catch (RulebookRefused e) {
            problems.addAll(e.problems());
        }
        throw new RulebookRefused(problems);
    }

    /**
     * Checks a folder as a whole and puts it in service: what follows the entry in the ledger is answered with it. When anything is wrong,
     * nothing changes.
     *
     * @param approver name of who answers for it
     * @throws RulebookRefused with everything that is wrong, file and line
     * @throws UnderWay when another is being put in service at this moment
     * @throws org.rightplace.ledger.AppendFailed when it could not be recorded
     */
    public Result activate(RulebookFolder files, String approver) throws RulebookRefused {
        if (!changing.tryLock()) {
            throw new UnderWay();
        }
        try {
            var digest = files.digest();
            var newest = activations.newest().filter(one -> one.digest().equals(digest));
            if (newest.isPresent()) {
                unusable = null;
                catchUp();
                return new Result(newest.get(), false);
            }
            var rulebook = Rulebook.loadForService(files, LocalDate.now(clock));
            var problems = trial.apply(rulebook);
            if (!problems.isEmpty()) {
                throw new RulebookRefused(problems);
            }
            var activation = activations.record(rulebook, approver);
            serving = new Serving(rulebook, activation);
            return new Result(activation, true);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Puts a rulebook in service again that the ledger keeps, checked like any other.
     *
     * @return empty when none of that digest is kept
     */
    public Optional<Result> activateKept(String digest, String approver) throws RulebookRefused {
        var kept = activations.kept(digest);
        return kept.isEmpty() ? Optional.empty() : Optional.of(activate(kept.get(), approver));
    }

    /** Looks once a second whether another process has activated a rulebook, and swaps it in when it is loaded. */
    public synchronized void follow() {
        looking = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "rulebook");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final Duration EVERY = Duration.ofSeconds(1);

    public synchronized void stopFollowing() {
        if (looking != null) {
            looking.shutdownNow();
        }
    }

    /** Never throws: that would end the looking. What is logged names no value. */
    private void look() {
        if (!changing.tryLock()) {
            return;
        }
        try {
            catchUp();
            misses = 0;
        } catch (RulebookRefused e) {
            LOG.error(
                    "the rulebook of entry {} is not put in service here, problems: {}; the one before it stays",
                    unusable.sequence(),
                    e.problems().size() - 1);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // One miss may be the database going away because the program is being stopped.
            misses++;
            if (misses == 2) {
                LOG.error(
                        "cannot see whether another rulebook was activated ({}); the one in service stays",
                        e.getClass().getSimpleName());
            }
        } finally {
            changing.unlock();
        }
    }

    private void catchUp() throws RulebookRefused {
        var now = serving;
        var newest = activations.newest().orElse(null);
        if (now == null || newest == null || newest.equals(now.activation()) || newest.equals(unusable)) {
            return;
        }
        if (newest.digest().equals(now.rulebook().catalogue().digest())) {
            serving = new Serving(now.rulebook(), newest);
            return;
        }
        try {
            serving = load(newest);
            LOG.info("the rulebook of entry {} is in service: {}", newest.sequence(), newest.digest());
        } catch (RulebookRefused e) {
            unusable = newest;
            throw e;
        }
    }

    /** Another rulebook is being put in service; nothing was done. */
    public static final class UnderWay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnderWay() {
            super(
                    "Another rulebook is being put in service at this moment; nothing was changed. Try again when it is done.");
        }
    }

    /** The rulebook that should be in service was refused, on its way out of a supplier. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unusable(RulebookRefused refused) {
            super(refused);
        }
    }
}
