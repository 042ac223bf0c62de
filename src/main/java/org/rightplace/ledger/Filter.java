package org.rightplace.ledger;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which entries are looked for: those for which everything asked is so. What is null is not asked.
 *
 * @param from first day of recording, as days go in England
 * @param to last day of recording
 * @param outcome the code in {@code content.result.outcome}
 * @param principle {@code STAT-10}: something other than not applicable was found of it, of whatever subject;
 *     {@code STAT-10:NOT_MET}: that was found of it
 * @param setting urn of an option the body names, or of the setting the result names
 * @param departed whether the latest choice a person made on the entry departs from it
 * @param text words that must all occur in what the private sections say, as they stand and in either case. A word may be
 *     part of a longer one. What has been erased is not found
 * @param sight those only that somebody may see
 */
public record Filter(
        EntryKind kind,
        LocalDate from,
        LocalDate to,
        String outcome,
        String principle,
        Integer setting,
        Boolean departed,
        String text,
        Sight sight) {

    /** Where days begin and end. */
    public static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** Longest text, in characters: each of its words is looked for in every entry. */
    public static final int LONGEST_TEXT = 500;

    /** Asks nothing. */
    public static final Filter EVERYTHING = of(null);

    /** Of whosever records. */
    public Filter(
            EntryKind kind,
            LocalDate from,
            LocalDate to,
            String outcome,
            String principle,
            Integer setting,
            Boolean departed,
            String text) {
        this(kind, from, to, outcome, principle, setting, departed, text, null);
    }

    public Filter {
        if (text != null && text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "The words to look for have at most " + LONGEST_TEXT + " characters together");
        }
        checkYear(from);
        checkYear(to);
    }

    /** Entries of one kind; of all kinds for null. */
    public static Filter of(EntryKind kind) {
        return new Filter(kind, null, null, null, null, null, null, null);
    }

    /** The same, of those records only that somebody may see. */
    public Filter seenBy(Sight sight) {
        return new Filter(kind, from, to, outcome, principle, setting, departed, text, sight);
    }

    /** Whether more is asked than kind and days, so that tags and words must be there. */
    boolean asksWhatEntriesHold() {
        return outcome != null
                || principle != null
                || setting != null
                || departed != null
                || text != null
                || sight != null;
    }

    private static void checkYear(LocalDate day) {
        // As text, other years do not sort in the order of time.
        if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
            throw new IllegalArgumentException("A day to look for has a year from 1 to 9999");
        }
    }

    /** Leaves out the text, which may name a person, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "Filter[" + (kind == null ? "all kinds" : kind.wireName()) + "]";
    }
}
