package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.function.BiConsumer;
import org.rightplace.access.Look;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Records;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.Recommendations;
import org.rightplace.web.Problem;

/** Opens recorded recommendations for the pages around them. */
public final class Recommended {

    private final Records records;
    private final Recommendations recommendations;
    private final Erased erased;

    public Recommended(Records records, Recommendations recommendations, Erased erased) {
        this.records = records;
        this.recommendations = recommendations;
        this.erased = erased;
    }

    /**
     * Opens the one a path names, and goes on with it where it is still there; where it has been erased, a page that says so has been sent.
     *
     * @throws Problem 404 when there is none, or it is not theirs to see
     */
    void open(Context context, Look.What what, BiConsumer<StoredEntry, Recommendation> then) {
        records.open(context, what).ifPresent(stored -> {
            if (stored.entry().kind() != EntryKind.PLACEMENT_RECOMMENDATION) {
                throw new Problem(404, "Page not found");
            }
            recommendations
                    .of(stored)
                    .ifPresentOrElse(found -> then.accept(stored, found), () -> erased.show(context, stored));
        });
    }
}
