package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.rightplace.ledger.Checking;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.pages.Days;
import org.rightplace.web.Pages;
import org.rightplace.web.Query;
import org.rightplace.web.Route;

/** {@code /log/checkpoints}: what was signed of the log and when, and a check that each begins the next. Nothing in it is about anybody. */
public final class CheckpointPages {

    private static final int PAGE = 50;
    private static final Query<Long> BEFORE = Query.number("before", "Only checkpoints of fewer entries.", 1, 1L << 53);

    private final Ledger ledger;
    private final CheckpointFiles files;

    public CheckpointPages(Ledger ledger, CheckpointFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    /**
     * One checkpoint in a file.
     *
     * @param root null where the file holds no checkpoint
     * @param checking that it is the beginning of the one above it; null while nobody asked
     */
    public record Line(long size, String when, String root, Checking checking) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/log/checkpoints", this::list).mayAll());
    }

    private void list(Context context) {
        var before = BEFORE.of(context).orElse(null);
        var verify = "now".equals(context.queryParam("verify"));
        var now = ledger.proofs().checkpoint();
        var filed = files.filed(PAGE + 1, before);
        var lines = new ArrayList<Line>();
        // The one above the first of a later page stands on the page before.
        var above = before == null ? now : above(before).orElse(now);
        for (CheckpointFiles.Filed one : filed.subList(0, Math.min(PAGE, filed.size()))) {
            lines.add(new Line(one.size(), Days.at(one.writtenAt()), one.root(), verify ? check(one, above) : null));
            above = one.note() == null ? above : one.note();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("lines", lines);
        values.put("now", now);
        values.put("size", now.split("\n")[1]);
        values.put("key", ledger.proofs().key());
        values.put("verified", verify);
        values.put("failingSince", files.failingSince().map(Days::at).orElse(""));
        values.put("before", before == null ? "" : before.toString());
        values.put(
                "next",
                filed.size() > PAGE
                        ? "/log/checkpoints?before=" + lines.get(PAGE - 1).size()
                        : null);
        Pages.show(context, "Checkpoints", "board/checkpoints.jte", values);
    }

    private Optional<String> above(long size) {
        return files.filed(1, size + 1).stream()
                .filter(one -> one.size() == size && one.note() != null)
                .map(CheckpointFiles.Filed::note)
                .findFirst();
    }

    private Checking check(CheckpointFiles.Filed earlier, String later) {
        if (earlier.note() == null) {
            return failed(later, "We read the file of the checkpoint.", "It holds no checkpoint of its size.");
        }
        try {
            return ledger.proofs().checkConsistency(earlier.note(), later);
        } catch (IllegalArgumentException e) {
            // Numbers only: the log was put back to an earlier state.
            return failed(later, "We asked the log for a proof between the two.", e.getMessage() + ".");
        }
    }

    private static Checking failed(String later, String what, String result) {
        return new Checking(later, List.of(new Checking.Step(what, false, result)));
    }
}
