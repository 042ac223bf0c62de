package org.rightplace.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;

/**
 * What came of everything that was handed in at once: published data or a list of measures may hold several contracts, and those that can be
 * read are reviewed although others cannot.
 *
 * @param kind what was handed in
 * @param reviews in order
 * @param refused in order
 * @param passedOver letters of the columns of a list whose headings are not known
 * @param catalogue of the rulebook it was read with
 */
public record Handed(
        FileKind kind, List<Review> reviews, List<Refused> refused, List<String> passedOver, Catalogue catalogue) {

    /**
     * A contract that could not be read.
     *
     * @param release id of the release it was published in; null where it was not, or has none
     * @param errors everything that is wrong with it
     */
    public record Refused(String release, List<InputError> errors) {}

    /** Whether one contract of our own was handed in, which is answered by itself. */
    public boolean single() {
        return kind == FileKind.CONTRACT || kind == FileKind.UNKNOWN;
    }

    /** As the API gives it, {@code schema/reviews.json}. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("reviews");
        reviews.forEach(review -> all.add(review.json()));
        var none = json.putArray("refused");
        refused.forEach(one -> {
            var errors = none.addObject().put("release", one.release()).putArray("errors");
            one.errors().forEach(error -> errors.add(error.json()));
        });
        return json;
    }
}
