package org.rightplace.decision;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rightplace.access.Caller;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.SignedIn;

/**
 * Opens records to whoever asks over HTTP: those of their authorities, a child's whole or without what is personal, and each look is written
 * down before anything is shown.
 */
public final class RecordsApi {

    private static final String REASONS = "reasons-to-know";

    /** Said to boards in place of what is personal. */
    public static final String WITHHELD =
            "What is personal is not shown to boards. Who needs to know it says why, with reason-to-know; that is written down";

    private final Ledger ledger;
    private final Looks looks;
    private final Supplier<Catalogue> rules;
    private final Query<String> reason;

    /** @param rules whose tables hold the reasons to know */
    public RecordsApi(Ledger ledger, Looks looks, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.looks = looks;
        this.rules = rules;
        this.reason = Query.code(
                "reason-to-know",
                "Why a board needs to see what is personal in one record. It is written down, and shown to the person on request.",
                () -> List.copyOf(reasons().keySet()));
    }

    /** The reasons to know that the rulebook in service has: names by code. */
    public Map<String, String> reasons() {
        var names = new LinkedHashMap<String, String>();
        var table = rules.get().tables().get(REASONS);
        if (table != null) {
            table.rows().forEach(row -> names.put(row.text("code"), row.text("name")));
        }
        return names;
    }

    /** The parameter in which a board says why it needs to see what is personal. */
    public Query<String> reason() {
        return reason;
    }

    /** Those records that somebody who asks may see. */
    public static Sight sight(Context context) {
        return Sight.of(SignedIn.caller(context));
    }

    /**
     * The record a path names by {@code id}. To a board that gives no reason, one about a person comes without its private part.
     *
     * @throws Problem 404 when there is none, or it is not theirs to see: which of the two is not said
     */
    public StoredEntry open(Context context, Look.What what) {
        return open(context, context.pathParam("id"), what).orElseThrow(RecordsApi::none);
    }

    /**
     * The advice a path names by {@code id}, for somebody who decides on it; that is recorded, and no look.
     *
     * @throws Problem 404 as {@link #open}
     */
    public StoredEntry toDecideOn(Context context) {
        return inSight(context, context.pathParam("id")).orElseThrow(RecordsApi::none);
    }

    private Optional<StoredEntry> inSight(Context context, String id) {
        return ledger.find(id).filter(sight(context)::covers);
    }

    private static Problem none() {
        return new Problem(404, "There is no decision with that id");
    }

    /** The same, of an id; empty for what {@link #open(Context, Look.What)} does not find. */
    public Optional<StoredEntry> open(Context context, String id, Look.What what) {
        return inSight(context, id).map(stored -> {
            look(context, what, id, stored.authorities());
            return isWhole(context, stored) ? stored : stored.withoutPrivate();
        });
    }

    /** Whether somebody sees a record with its private part. */
    public boolean isWhole(Context context, StoredEntry stored) {
        return !stored.isAboutSomebody() || seesPersonal(context);
    }

    /** Whether somebody sees what is personal in records about persons. */
    public boolean seesPersonal(Context context) {
        return SignedIn.caller(context).seesPersonsWhole() || reason.of(context).isPresent();
    }

    /** Writes down that somebody looks at lines of many records, or tries something out. */
    public void look(Context context, Look.What what) {
        look(context, what, null, SignedIn.caller(context).authorities());
    }

    private void look(Context context, Look.What what, String id, Set<String> authorities) {
        Caller caller = SignedIn.caller(context);
        looks.note(
                caller, SignedIn.acting(context), what, id, reason.of(context).orElse(null), authorities);
    }
}
