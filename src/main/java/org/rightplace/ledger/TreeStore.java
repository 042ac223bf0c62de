package org.rightplace.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the tree. Those who write hold the head. */
final class TreeStore {

    private TreeStore() {}

    /** What the head row says of the tree. */
    static RightEdge edge(Handle handle) {
        return handle.createQuery("SELECT tree_size, tree_edge FROM ledger_head WHERE id = 1")
                .map((row, context) -> RightEdge.read(row.getLong("tree_size"), row.getString("tree_edge")))
                .one();
    }

    /**
     * Has ledger and tree grow to a size, over entries that are there. Usually these were appended just now; one that a program appended which
     * knew nothing of the tree is taken in too.
     */
    static RightEdge growTo(Handle handle, long size) {
        var edge = edge(handle);
        var nodes = new ArrayList<MerkleTree.Completed>();
        for (String leaf : leaves(handle, edge.size(), size)) {
            var grown = edge.plus(leaf);
            edge = grown.edge();
            nodes.addAll(grown.completed());
        }
        if (edge.size() != size) {
            throw new IllegalStateException("An entry is missing; restore the database from a backup");
        }
        insert(handle, nodes);
        handle.createUpdate("UPDATE ledger_head SET size = GREATEST(size, :size), tree_size = :size,"
                        + " tree_root = :root, tree_edge = :edge WHERE id = 1")
                .bind("size", size)
                .bind("root", edge.root())
                .bind("edge", edge.text())
                .execute();
        return edge;
    }

    private static List<String> leaves(Handle handle, long from, long to) {
        return handle.createQuery("SELECT leaf_hash FROM ledger_entry"
                        + " WHERE sequence >= :from AND sequence < :to ORDER BY sequence")
                .bind("from", from)
                .bind("to", to)
                .mapTo(String.class)
                .list();
    }

    private static void insert(Handle handle, List<MerkleTree.Completed> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(
                "INSERT INTO ledger_node (level, position, hash) VALUES (:level, :position, :hash)");
        for (var node : nodes) {
            batch.bind("level", node.level())
                    .bind("position", node.position())
                    .bind("hash", node.hash())
                    .add();
        }
        batch.execute();
    }

    /** The tree as it was at a size it had, one look-up for each node that is asked for. */
    static MerkleTree tree(Handle handle, long size) {
        return new MerkleTree((level, position) -> node(handle, level, position), size);
    }

    /** The root the head row gives for a size; empty when the tree has grown since. */
    static Optional<String> root(Handle handle, long size) {
        return handle.createQuery("SELECT tree_root FROM ledger_head WHERE id = 1 AND tree_size = :size")
                .bind("size", size)
                .mapTo(String.class)
                .findOne();
    }

    /** A kept node; null when it is missing. */
    static String kept(Handle handle, int level, long position) {
        return handle.createQuery("SELECT hash FROM ledger_node WHERE level = :level AND position = :position")
                .bind("level", level)
                .bind("position", position)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static String node(Handle handle, int level, long position) {
        var found = level == 0
                ? handle.createQuery("SELECT leaf_hash FROM ledger_entry WHERE sequence = :position")
                : handle.createQuery("SELECT hash FROM ledger_node WHERE level = :level AND position = :position")
                        .bind("level", level);
        return found.bind("position", position).mapTo(String.class).one();
    }
}
