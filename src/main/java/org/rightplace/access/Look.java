package org.rightplace.access;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One look at a record, or at what is in many.
 *
 * @param id its number; 0 for one that is not kept yet
 * @param account who looked: the name they sign in with, or, at the command line, who runs it
 * @param role in which role, as the ledger writes it
 * @param decisionId of the record; null for what is in no one record
 * @param reason code of {@code tables/reasons-to-know}; null where none was asked for
 * @param authorities whose record it is; for what is in no one record, for whom they looked
 */
public record Look(
        long id,
        Instant at,
        String account,
        String role,
        What what,
        String decisionId,
        String reason,
        Set<String> authorities) {

    public Look {
        authorities = Set.copyOf(authorities);
    }

    /** What was looked at. */
    public enum What {
        /** A record, as it was given. */
        RECORD("record"),
        /** Why it is as it is, in words. */
        EXPLANATION("explanation"),
        /** Why one setting stands where it stands. */
        OPTION("option"),
        /** What people chose on it. */
        OUTCOME("outcome"),
        /** The record without its private part, with its proof. */
        RECEIPT("receipt"),
        /** Lines of many records. */
        LIST("list"),
        /** Lines of many records, found by words. */
        SEARCH("search"),
        /** A trial; nothing was recorded. */
        WHAT_IF("what-if"),
        /** A copy of all that is held on a person. */
        EXPORT("export"),
        /** The bundle of a decision for a tribunal. */
        BUNDLE("bundle");

        private final String wireName;

        What(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        static What named(String wireName) {
            return Stream.of(values())
                    .filter(what -> what.wireName.equals(wireName))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
