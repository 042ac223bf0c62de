package org.rightplace.register;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts the rows of one import as it goes, and tells how far it is. */
final class Tally {

    static final int LISTED = 1000;
    private static final int STEP = 1000;

    private final LongConsumer progress;
    private final List<RefusedRow> refused = new ArrayList<>();
    private long read;
    private long added;
    private long changed;
    private long unchanged;

    Tally(LongConsumer progress) {
        this.progress = progress;
    }

    void read() {
        if (++read % STEP == 0) {
            progress.accept(read);
        }
    }

    void refused(RefusedRow row) {
        // A wrong file would have millions of them.
        if (refused.size() < LISTED) {
            refused.add(row);
        }
    }

    void added() {
        added++;
    }

    void changed() {
        changed++;
    }

    void unchanged() {
        unchanged++;
    }

    ImportReport report(String digest) {
        progress.accept(read);
        return new ImportReport(read, added, changed, unchanged, refused, digest);
    }
}
