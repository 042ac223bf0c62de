package org.rightplace.web;

import java.time.Duration;

/**
 * How much the server takes on.
 *
 * @param perSecond requests of one caller a second, as a long-run average; twice as many at a stroke
 * @param atOnce requests worked on at a time
 * @param waiting requests that may wait for their turn; one more is told to come again
 * @param patience how long one waits, and how long a body may take to go on arriving
 * @param ending how long a stopping server lets requests in flight end
 */
public record Limits(int perSecond, int atOnce, int waiting, Duration patience, Duration ending) {

    /** For a panel's office and the systems around it; as many at once as the database has connections. */
    public static final Limits USUAL = new Limits(200, 8, 64, Duration.ofSeconds(10), Duration.ofSeconds(20));

    public Limits withPerSecond(int perSecond) {
        return new Limits(perSecond, atOnce, waiting, patience, ending);
    }
}
