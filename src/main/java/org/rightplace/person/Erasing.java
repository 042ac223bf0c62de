package org.rightplace.person;

import java.util.Set;

/**
 * An erasure as an officer asks for it.
 *
 * @param reason a code of {@code tables/erasure-reasons}
 * @param only ids of the decisions to erase, each with what follows it; empty for everything
 * @param approvedBy name of a second officer; null for none
 */
public record Erasing(String reason, Set<String> only, Officer by, String approvedBy) {

    public Erasing {
        only = Set.copyOf(only);
        approvedBy = approvedBy == null ? null : Officer.checked("--approved-by", approvedBy);
    }
}
