package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void a_rate_is_each_callers_own_and_those_seen_long_ago_are_forgotten() {
        var rates = new Buckets(1, 1, Duration.ofHours(1));
        assertThat(rates.wait("one")).isZero();
        assertThat(rates.wait("one")).isPositive();
        assertThat(rates.wait("two")).isZero();
        for (int i = 0; i < 2 * Buckets.KNOWN; i++) {
            rates.wait("address " + i);
        }
        assertThat(rates.known()).isEqualTo(Buckets.KNOWN);
        assertThat(Buckets.from("2001:db8:1:2:3:4:5:6")).isEqualTo(Buckets.from("2001:db8:1:2::9"));
        assertThat(Buckets.from("2001:db8:1:3::9")).isNotEqualTo(Buckets.from("2001:db8:1:2::9"));
        assertThat(Buckets.from("192.0.2.1")).isNotEqualTo(Buckets.from("192.0.2.2"));
    }
}
