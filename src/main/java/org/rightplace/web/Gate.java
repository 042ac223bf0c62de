package org.rightplace.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before everything that takes work: a rate for each address and for each caller, and a queue that ends, of which nobody may have
 * more than half. Who comes when it is full is told so at once, and nothing of theirs is half done.
 */
final class Gate {

    /** What is done when it is its turn. */
    interface Work {
        void run() throws Exception;
    }

    /** A whole office may share one address. */
    private static final int CALLERS_AT_ONE_ADDRESS = 4;

    private final Limits limits;
    private final Buckets callers;
    private final Buckets addresses;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Integer> inside = new ConcurrentHashMap<>();

    Gate(Limits limits) {
        this.limits = limits;
        this.callers = new Buckets(2L * limits.perSecond(), limits.perSecond(), Duration.ofSeconds(1));
        var all = (long) CALLERS_AT_ONE_ADDRESS * limits.perSecond();
        this.addresses = new Buckets(2 * all, all, Duration.ofSeconds(1));
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Counts a request from an address, before it is known who sends it.
     *
     * @throws Problem 429 when too many come from there
     */
    void from(String address) {
        count(addresses, Buckets.from(address));
    }

    private static void count(Buckets rates, String caller) {
        var seconds = rates.wait(caller);
        if (seconds > 0) {
            throw new Problem(
                    429, "Too many requests from here; slow down", null, Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    /**
     * Does the work of one request when it is its turn.
     *
     * @param caller who has signed in, from wherever they ask
     * @throws Problem 429 when this caller asks too often or too much at once, 503 when too many wait; all with {@code Retry-After}
     */
    void pass(String caller, Work work) throws Exception {
        count(callers, caller);
        var share = Math.max(1, (limits.atOnce() + limits.waiting() + 1) / 2);
        if (inside.merge(caller, 1, Integer::sum) > share) {
            leave(caller);
            throw new Problem(429, "You ask too much at once; wait for an answer", null, Map.of("Retry-After", "2"));
        }
        try {
            inTurn(work);
        } finally {
            leave(caller);
        }
    }

    private void leave(String caller) {
        inside.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
    }

    /**
     * The same, for what is open to everybody: whoever asks has been counted by where they ask from.
     *
     * @throws Problem 503 when too many wait, with {@code Retry-After}
     */
    void inTurn(Work work) throws Exception {
        if (!turn()) {
            throw new Problem(503, "Too much is asked at once; try again", null, Map.of("Retry-After", "2"));
        }
        try {
            work.run();
        } finally {
            turns.release();
        }
    }

    private boolean turn() throws InterruptedException {
        if (turns.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > limits.waiting()) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return turns.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    int waiting() {
        return waiting.get();
    }

    int working() {
        return limits.atOnce() - turns.availablePermits();
    }
}
