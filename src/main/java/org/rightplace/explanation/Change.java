package org.rightplace.explanation;

import java.util.List;

/**
 * A change of facts that can lawfully happen and would change the advice: the rulebook was run again with it, and came to this.
 *
 * @param set what would have to be so
 * @param then the outcome it would come to
 * @param settingUrn the setting that would then be advised; null if none
 * @param whose who can bring it about: family, setting, council or health
 */
public record Change(List<Fact> set, String then, Integer settingUrn, String whose) {

    /**
     * One fact.
     *
     * @param path where it stands in the request
     * @param to what it would be: a text or a Boolean
     */
    public record Fact(String path, Object to) {}

    public Change {
        set = List.copyOf(set);
    }
}
