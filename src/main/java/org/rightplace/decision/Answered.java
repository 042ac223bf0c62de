package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explanation;
import org.rightplace.rulebook.Catalogue;

/** An answer of any kind: a recommendation, a review. What is shown of one is the same whatever was asked. */
public interface Answered {

    /** Of the rulebook it was made with. */
    Catalogue catalogue();

    /** The setting advised; null where none is. */
    default Integer settingUrn() {
        return null;
    }

    /** In the shape and the codes of the API. */
    ObjectNode json();

    /** Why it is as it is, for one reader. */
    Explanation explain(Audience audience);

    /** What is advised, under 140 characters. */
    default String headline() {
        return explain(Audience.PANEL).headline();
    }

    /** Where it is recorded and by which rulebook it was made, a line each. */
    List<String> provenance();
}
