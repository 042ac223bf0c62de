package org.rightplace.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check of a whole ledger came to.
 *
 * @param entries how many were read
 * @param sections private sections that were held against their commitments
 * @param erased private sections that are not there because they were erased, as an entry says
 * @param leftOut other private sections that entries are committed to and that are not there: an export can be made without them
 * @param anchored how many entries, from the first, a checkpoint from outside covers that was signed with a trusted key
 * @param by where that checkpoint came from; null when nothing is anchored
 * @param problems in the order they were found; empty when the ledger is what it says it is
 */
public record Verdict(
        long entries, long sections, long erased, long leftOut, long anchored, String by, List<Problem> problems) {

    /**
     * Something wrong.
     *
     * @param sequence number of the entry; null where it is about none
     * @param words what is wrong, with the file, and nothing private
     */
    public record Problem(Long sequence, String words) {
        @Override
        public String toString() {
            return sequence == null ? words : "entry " + sequence + ": " + words;
        }
    }

    public boolean good() {
        return problems.isEmpty();
    }

    /** Number of the first entry with which something is wrong; empty when that cannot be told, or nothing is. */
    public Optional<Long> firstBad() {
        return problems.stream().map(Problem::sequence).filter(Objects::nonNull).min(Long::compare);
    }

    /** In words, a line each. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (!good()) {
            lines.add("Not verified. "
                    + firstBad()
                            .map(one -> "The first bad entry is " + one + ".")
                            .orElse("No single entry can be named."));
            problems.forEach(problem -> lines.add("- " + problem));
            return lines;
        }
        lines.add("Verified: " + entries + " entries, numbered without gaps; " + sections + " private sections, "
                + erased + " erased, " + leftOut + " left out.");
        if (anchored == 0) {
            lines.add(
                    "Consistent in itself; not anchored: nothing from outside was given that a whole rewriting would have to agree with.");
        } else {
            lines.add("Anchored: entries 0 to " + (anchored - 1) + ", by " + by + ".");
            lines.add(
                    anchored == entries
                            ? "Not anchored: none."
                            : "Not anchored: entries " + anchored + " to " + (entries - 1)
                                    + ": no checkpoint from outside covers them yet.");
        }
        return lines;
    }
}
