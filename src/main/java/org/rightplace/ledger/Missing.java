package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds the private sections that are not there against the entries that say what was erased. */
final class Missing {

    /** Takes a problem with an entry. */
    interface Problems {
        void add(long sequence, String words);
    }

    private final Map<Long, Set<String>> absent = new TreeMap<>();
    private final Map<Long, Set<String>> there = new TreeMap<>();
    private boolean withPrivate;
    private long erased;

    /** @param withPrivate whether private sections are there at all, but for what was erased */
    Missing(boolean withPrivate) {
        this.withPrivate = withPrivate;
    }

    void unread() {
        withPrivate = false;
    }

    /** Takes in that an entry is committed to a section, and whether there is one of that name. */
    void section(long sequence, String name, boolean isThere) {
        (isThere ? there : absent)
                .computeIfAbsent(sequence, number -> new HashSet<>())
                .add(name);
    }

    /** Takes in what an erasure says, all that stands before it having been taken in. */
    void erasure(long sequence, JsonNode body, Problems problems) {
        var said = Erased.in(body);
        if (said.isEmpty()) {
            problems.add(sequence, "it does not say which private sections were erased");
            return;
        }
        for (Erased one : said.get()) {
            for (String name : one.sections()) {
                section(sequence, one.sequence(), name, problems);
            }
        }
    }

    private void section(long erasure, long sequence, String name, Problems problems) {
        if (sequence >= erasure) {
            problems.add(erasure, "it says that it erased a private section of an entry that does not stand before it");
        } else if (absent.getOrDefault(sequence, Set.of()).contains(name)) {
            absent.get(sequence).remove(name);
            erased++;
        } else if (there.getOrDefault(sequence, Set.of()).contains(name)) {
            problems.add(
                    sequence,
                    "its private section " + name + " is still there, though entry " + erasure
                            + " says that it was erased");
        } else {
            problems.add(
                    erasure,
                    "it says that it erased a private section of entry " + sequence
                            + " that there was not, or that had been erased before");
        }
    }

    /** To be called once all entries are in. */
    void end(Problems problems) {
        if (withPrivate) {
            absent.forEach((sequence, names) -> names.stream()
                    .sorted()
                    .forEach(name -> problems.add(
                            sequence,
                            "its private section " + name + " is missing, though no entry says that it was erased")));
        }
    }

    /** How many sections that are not there an entry says were erased. */
    long erased() {
        return erased;
    }

    /** How many others are not there. */
    long leftOut() {
        return absent.values().stream().mapToLong(Set::size).sum();
    }
}
