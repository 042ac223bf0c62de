package org.rightplace.tribunal;

import java.time.Instant;
import java.util.List;
import org.rightplace.rulebook.RulebookFolder;

/**
 * What a bundle is made from.
 *
 * @param made when
 * @param program version of the program that made it, and wrote the explanations
 * @param advice the record of the decision
 * @param later the records that follow it, in their order: what people chose on it
 * @param rulebook as it was when the advice was given
 */
record CaseFile(Instant made, String program, Recorded advice, List<Recorded> later, RulebookFolder rulebook) {

    CaseFile {
        later = List.copyOf(later);
    }
}
