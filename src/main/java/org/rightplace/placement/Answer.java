package org.rightplace.placement;

import java.util.List;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;

/**
 * What came of a request: a recommendation, or everything that is wrong with the request.
 *
 * @param recommendation null when there are errors
 * @param errors empty when there is a recommendation
 * @param catalogue of the rulebook the request was read with, which is the one it was answered with
 */
public record Answer(Recommendation recommendation, List<InputError> errors, Catalogue catalogue) {

    public boolean accepted() {
        return errors.isEmpty();
    }
}
