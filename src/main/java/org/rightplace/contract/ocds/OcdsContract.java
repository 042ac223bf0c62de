package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rightplace.schema.InputError;

/**
 * One contract read from published data, or a release that was refused.
 *
 * @param release id of the release, the latest where several of one process were put together; null where it has none that can be read
 * @param ocid id of the contracting process; null where it cannot be read
 * @param contract in the shape of {@code schema/contract.json}; null when refused
 * @param errors why it was refused, with pointers into what was sent; empty when there is a contract
 */
public record OcdsContract(String release, String ocid, ObjectNode contract, List<InputError> errors) {

    public OcdsContract {
        errors = List.copyOf(errors);
    }

    static OcdsContract refused(String release, String ocid, List<InputError> errors) {
        return new OcdsContract(release, ocid, null, errors);
    }

    /** Whether there is a contract to review. */
    public boolean accepted() {
        return errors.isEmpty();
    }
}
