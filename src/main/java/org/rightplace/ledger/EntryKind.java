package org.rightplace.ledger;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an entry records. */
public enum EntryKind {
    /** Entry 0: the public key this ledger is signed with. */
    GENESIS("genesis"),
    PLACEMENT_RECOMMENDATION("placement-recommendation"),
    CONTRACT_REVIEW("contract-review"),
    TOOLKIT_EVALUATION("toolkit-evaluation"),
    /** A named person agreed with advice, departed from it, or deferred. */
    HUMAN_CHOICE("human-choice"),
    RULEBOOK_ACTIVATED("rulebook-activated"),
    /** A person's private sections and salts were deleted. */
    ERASURE("erasure"),
    CORRECTION("correction"),
    KEY_ROTATED("key-rotated");

    /** What holds advice: an answer, on which a person can decide. */
    public static final Set<EntryKind> ADVICE =
            Collections.unmodifiableSet(EnumSet.of(PLACEMENT_RECOMMENDATION, CONTRACT_REVIEW, TOOLKIT_EVALUATION));

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    /** The kind as bodies and the API write it. */
    public String wireName() {
        return wireName;
    }

    /**
     * The kind with a wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EntryKind named(String wireName) {
        for (var kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no entry kind of that name; see EntryKind for those there are");
    }
}
