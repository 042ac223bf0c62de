package org.rightplace.contract;

import java.util.List;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;

/**
 * What came of a contract: a review, or everything that is wrong with what was sent.
 *
 * @param review null when there are errors
 * @param errors empty when there is a review
 * @param catalogue of the rulebook it was read with
 */
public record ContractAnswer(Review review, List<InputError> errors, Catalogue catalogue) {

    public boolean accepted() {
        return errors.isEmpty();
    }
}
