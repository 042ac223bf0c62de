package org.rightplace.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.rightplace.store.Database;

/**
 * Commits together what waits together: while one commit is under way those who come queue up, and the first of them then commits for
 * all, in one transaction and with one forcing to the disk. Nobody waits for company, and one that fails takes no other with it.
 */
final class GroupCommit {

    private static final String EACH = "each";

    /** One append, done under the lock of the head. */
    interface Append {
        /** @param sequence the number the entry gets if one is appended */
        Appended in(Handle handle, long sequence);
    }

    /** Done once for all that were appended together. */
    interface Afterwards {
        /** @param size of the ledger now */
        void in(Handle handle, long size);
    }

    /** An append and what became of it; read and written under the lock. */
    private static final class Waiting {
        private final Append append;
        private Appended appended;
        private Throwable failure;

        Waiting(Append append) {
            this.append = append;
        }

        boolean settled() {
            return appended != null || failure != null;
        }

        void failed(Throwable why) {
            appended = null;
            failure = why;
        }
    }

    private final Database database;
    private final Afterwards afterwards;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock committing = new ReentrantLock();
    private volatile RightEdge committed = RightEdge.EMPTY;

    GroupCommit(Database database, Afterwards afterwards) {
        this.database = database;
        this.afterwards = afterwards;
    }

    /**
     * Does an append. When this returns it is on the disk.
     *
     * @throws RuntimeException what the append threw, or what the commit did: then nothing of it is there
     */
    Appended append(Append append) {
        var own = new Waiting(append);
        waiting.add(own);
        committing.lock();
        try {
            if (!own.settled()) {
                commit(drained());
            }
        } finally {
            committing.unlock();
        }
        if (own.failure instanceof Error error) {
            throw error;
        }
        if (own.failure != null) {
            throw (RuntimeException) own.failure;
        }
        return own.appended;
    }

    private List<Waiting> drained() {
        var together = new ArrayList<Waiting>();
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            together.add(one);
        }
        return together;
    }

    private void commit(List<Waiting> together) {
        try {
            committed = database.durably(handle -> write(handle, together));
        } catch (RuntimeException | Error e) {
            // Whatever each had come to, none of it is known to be on the disk.
            together.forEach(one -> one.failed(e));
        }
    }

    /** The tree as it was after the newest commit of this process; empty where there was none. */
    RightEdge committed() {
        return committed;
    }

    private RightEdge write(Handle handle, List<Waiting> together) {
        long size = LedgerStore.lockHead(handle);
        long next = size;
        for (Waiting one : together) {
            handle.savepoint(EACH);
            try {
                one.appended = one.append.in(handle, next);
                next += one.appended.again() ? 0 : 1;
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint(EACH);
                one.failed(e);
            }
        }
        if (next == size) {
            return committed;
        }
        var grown = TreeStore.growTo(handle, next);
        afterwards.in(handle, next);
        return grown;
    }
}
