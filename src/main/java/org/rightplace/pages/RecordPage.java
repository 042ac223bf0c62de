package org.rightplace.pages;

import io.javalin.http.Context;
import org.rightplace.ledger.StoredEntry;

/** How a record of one kind is shown to somebody who may see all of it. */
public interface RecordPage {

    /** @param stored with its private part, unless that has been erased */
    void show(Context context, StoredEntry stored);

    /** Whether it can be shown without its private part to whoever may not see that, as if that had been erased. */
    default boolean showsBare() {
        return false;
    }
}
