package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.access.Role;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/ledger}: what a verifier needs, and nothing of a person. */
public final class LedgerApi {

    private static final String PATH = "/api/v1/ledger";
    private static final String TEXT = "text/plain";
    private static final long LAST = 1L << 53;
    private static final String NEVER = "The ledger never had this size, or the size has no such entry.";

    private static final Query<Long> FIRST =
            Query.number("from", "Number of the first entry; 0 when left out.", 0, LAST);
    private static final Query<Long> LIMIT =
            Query.number("limit", "Entries a page; " + Proofs.LARGEST_PAGE + " when left out.", 1, Proofs.LARGEST_PAGE);
    private static final Query<Long> SEQUENCE =
            Query.number("sequence", "Number of the entry.", 0, LAST).required();
    private static final Query<Long> SIZE =
            Query.number("size", "How many entries the ledger had; all there are now when left out.", 1, LAST);
    private static final Query<Long> FROM = Query.number("from", "How many entries the earlier ledger had.", 1, LAST)
            .required();
    private static final Query<Long> TO =
            Query.number("to", "How many the later one had; all there are now when left out.", 1, LAST);

    private final Ledger ledger;

    public LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get(
                                PATH + "/checkpoint",
                                context -> text(
                                        context,
                                        proven(() -> SIZE.of(context)
                                                .map(ledger.proofs()::checkpoint)
                                                .orElseGet(ledger.proofs()::checkpoint))))
                        .open()
                        .does("What the ledger held, signed: a C2SP tlog-checkpoint")
                        .with(SIZE)
                        .answers(200, "Origin, size, root and signature.", TEXT, null)
                        .refuses(404, NEVER),
                Route.get(
                                PATH + "/key",
                                context -> text(context, ledger.proofs().key() + "\n"))
                        .open()
                        .does("The key that checkpoints are checked with; get it once, and from the council too")
                        .answers(200, "The key, as C2SP signed-note writes it.", TEXT, null),
                Route.get(PATH + "/entries", this::entries)
                        .may(Role.BOARD, Role.ADMINISTRATOR)
                        .does(
                                "Entries in the order of their numbers, as they are hashed, without their private parts; of those of other authorities the hash alone")
                        .with(FIRST, LIMIT)
                        .answers(200, "Entries; next, sent as from, leads to the next page.", "ledger-entries"),
                Route.get(PATH + "/proofs/inclusion", this::inclusion)
                        .open()
                        .does("That an entry is in the ledger of a size")
                        .with(SEQUENCE, SIZE)
                        .answers(200, "The proof of RFC 9162.", "inclusion-proof")
                        .refuses(404, NEVER),
                Route.get(PATH + "/proofs/consistency", this::consistency)
                        .open()
                        .does("That the ledger of one size is the beginning of that of another")
                        .with(FROM, TO)
                        .answers(200, "The proof of RFC 9162.", "consistency-proof")
                        .refuses(404, NEVER));
    }

    private static void text(Context context, String text) {
        context.contentType("text/plain; charset=utf-8").result(text.getBytes(UTF_8));
    }

    /** Only numbers are in the message. */
    private static <T> T proven(Supplier<T> proof) {
        try {
            return proof.get();
        } catch (IllegalArgumentException e) {
            throw new Problem(404, e.getMessage());
        }
    }

    private void entries(Context context) {
        long from = FIRST.of(context).orElse(0L);
        int limit = LIMIT.of(context).map(Long::intValue).orElse(Proofs.LARGEST_PAGE);
        long size = ledger.size();
        var page = JsonNodeFactory.instance.objectNode();
        var entries = page.putArray("entries");
        var sight = Sight.of(SignedIn.caller(context));
        ledger.proofs()
                .entries(from, limit)
                .forEach(entry -> entries.addObject()
                        .put("sequence", entry.sequence())
                        .put("leafHash", entry.leafHash())
                        .put("body", sight.covers(bare(entry)) ? new String(entry.bodyBytes(), UTF_8) : null));
        long next = from + entries.size();
        page.put("next", entries.size() == limit && next < size ? next : null);
        Json.send(context, page);
    }

    private static StoredEntry bare(Entry entry) {
        return new StoredEntry(entry, CanonicalJson.read(entry.bodyBytes()), Map.of());
    }

    private void inclusion(Context context) {
        long sequence = SEQUENCE.of(context).orElseThrow();
        Json.send(
                context,
                proven(() -> ledger.proofs()
                                .inclusion(sequence, SIZE.of(context).orElseGet(ledger.proofs()::size)))
                        .json());
    }

    private void consistency(Context context) {
        long from = FROM.of(context).orElseThrow();
        Json.send(
                context,
                proven(() -> ledger.proofs().consistency(from, TO.of(context).orElseGet(ledger.proofs()::size)))
                        .json());
    }
}
