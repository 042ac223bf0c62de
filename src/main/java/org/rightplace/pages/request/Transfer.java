package org.rightplace.pages.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One file of requests that somebody sent, and what has become of each row so far. Kept in memory only. */
public final class Transfer {

    private final String id;
    private final String account;
    private final Instant sentAt;
    private final List<Line> lines;
    private boolean running;

    /** How far a row is. */
    public enum State {
        WRONG,
        READY,
        RECORDED,
        FAILED
    }

    /**
     * A row.
     *
     * @param number in the file
     * @param reference of the request; empty where it has none
     * @param request as it is sent; null where it is wrong
     * @param decision id of what was recorded; empty for none
     * @param said the advice, or each thing that is wrong
     */
    public record Line(int number, String reference, byte[] request, State state, String decision, List<String> said) {

        Line recorded(String newDecision, String headline) {
            return new Line(number, reference, request, State.RECORDED, newDecision, List.of(headline));
        }

        Line failed(List<String> why) {
            return new Line(number, reference, request, State.FAILED, "", why);
        }

        /** Leaves out what is private. */
        @Override
        public String toString() {
            return "Line[" + number + " " + state + "]";
        }
    }

    Transfer(String id, String account, Instant sentAt, List<Line> lines) {
        this.id = id;
        this.account = account;
        this.sentAt = sentAt;
        this.lines = new ArrayList<>(lines);
    }

    String id() {
        return id;
    }

    String account() {
        return account;
    }

    Instant sentAt() {
        return sentAt;
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    synchronized boolean isRunning() {
        return running;
    }

    /** @return whether it was not running yet */
    synchronized boolean begin() {
        boolean begins = !running;
        running = true;
        return begins;
    }

    synchronized void end() {
        running = false;
    }

    synchronized void set(int index, Line line) {
        lines.set(index, line);
    }

    synchronized long count(State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }
}
