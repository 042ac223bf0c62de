package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Checks the ledger in a database while others append to it and erase: the entries there were when its transaction began. */
final class LiveAudit {

    private static final int PAGE = 100;

    private final Handle handle;
    private final Audit audit;

    private LiveAudit(Handle handle, Audit audit) {
        this.handle = handle;
        this.audit = audit;
    }

    static Verdict verify(Handle handle, NoteKey own, List<Path> checkpoints, NoteKey trusted) {
        var key = trusted == null ? own : trusted;
        var anchors = new ArrayList<Audit.Anchor>();
        var audit = new Audit(key, anchors, true);
        CheckpointFiles.read(checkpoints, key, audit, anchors);
        var edge = TreeStore.edge(handle);
        new LiveAudit(handle, audit).entries(edge.size());
        var root = TreeStore.root(handle, edge.size());
        boolean kept = audit.edge().equals(edge)
                && root.map(audit.edge().root()::equals).orElse(true);
        if (!kept && audit.size() == edge.size()) {
            audit.problem("the tree that the database keeps is not that of its entries");
        }
        return audit.verdict();
    }

    private void entries(long size) {
        while (audit.size() < size) {
            long next = audit.size();
            var page = LedgerStore.from(handle, next, (int) Math.min(PAGE, size - next));
            for (Entry entry : page) {
                if (entry.sequence() != audit.size()) {
                    break;
                }
                entry(entry);
            }
            if (audit.size() < size && audit.size() - next < PAGE) {
                audit.problem(audit.size(), "it is missing, and so nothing after it was checked");
                return;
            }
        }
    }

    private void entry(Entry entry) {
        long sequence = entry.sequence();
        var grown = audit.edge().plus(LeafHash.of(entry.bodyBytes()));
        var body = audit.entry(entry.bodyBytes(), entry.leafHash(), LedgerStore.salted(handle, sequence));
        for (var node : grown.completed()) {
            if (!node.hash().equals(TreeStore.kept(handle, node.level(), node.position()))) {
                audit.problem(sequence, "the tree that the database keeps is not that of the entries up to here");
                break;
            }
        }
        if (body != null && !LedgerStore.columns(handle, sequence).equals(columns(body))) {
            audit.problem(sequence, "what the database would find it by is not what its body says");
        }
    }

    private static List<String> columns(JsonNode body) {
        return Arrays.asList(
                body.get("decisionId").textValue(),
                body.get("kind").textValue(),
                body.get("follows").textValue(),
                body.get("subject").textValue(),
                body.get("recordedAt").textValue());
    }
}
