package org.rightplace.web;

import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before every call of the API: a rate for each caller, and a queue that ends. Who comes when it is full is told so at once,
 * and nothing of theirs is half done.
 */
final class Gate {

    private static final int CALLERS_KNOWN = 10_000;

    private final Limits limits;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CALLERS_KNOWN;
        }
    };

    Gate(Limits limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Does the work of one request when it is its turn.
     *
     * @throws Problem 429 when this caller asks too often, 503 when too many wait; both with {@code Retry-After}
     */
    void pass(Context context, Handler work) throws Exception {
        var tried = bucket(context.ip()).tryConsumeAndReturnRemaining(1);
        if (!tried.isConsumed()) {
            var seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(tried.getNanosToWaitForRefill());
            throw new Problem(
                    429, "Too many requests from here; slow down", null, Map.of("Retry-After", Long.toString(seconds)));
        }
        if (!turn()) {
            throw new Problem(503, "Too much is asked at once; try again", null, Map.of("Retry-After", "2"));
        }
        try {
            work.handle(context);
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

    private Bucket bucket(String caller) {
        synchronized (callers) {
            return callers.computeIfAbsent(
                    caller,
                    key -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(2L * limits.perSecond())
                                    .refillGreedy(limits.perSecond(), Duration.ofSeconds(1)))
                            .build());
        }
    }
}
