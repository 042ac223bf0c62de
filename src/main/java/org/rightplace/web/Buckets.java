package org.rightplace.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A rate for each of many callers, of whom the ones seen last are known, so that nobody can fill the memory by coming from everywhere. */
final class Buckets {

    static final int KNOWN = 10_000;

    private final Bandwidth rate;
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KNOWN;
        }
    };

    /** @param most at a stroke, of which {@code refilled} come back in each {@code period} */
    Buckets(long most, long refilled, Duration period) {
        this.rate = Bandwidth.builder()
                .capacity(most)
                .refillGreedy(refilled, period)
                .build();
    }

    /** Counts one request of a caller: 0 when it may go on, otherwise the seconds after which to come again. */
    long wait(String caller) {
        var tried = bucket(caller).tryConsumeAndReturnRemaining(1);
        return tried.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(tried.getNanosToWaitForRefill());
    }

    /** One caller of an address: whoever has an IPv6 line has a whole network of them. */
    static String from(String address) {
        return Listening.literal(address)
                .filter(Inet6Address.class::isInstance)
                .map(one -> Arrays.toString(Arrays.copyOf(one.getAddress(), 8)))
                .orElse(address);
    }

    int known() {
        synchronized (callers) {
            return callers.size();
        }
    }

    private Bucket bucket(String caller) {
        synchronized (callers) {
            return callers.computeIfAbsent(
                    caller, key -> Bucket.builder().addLimit(rate).build());
        }
    }
}
