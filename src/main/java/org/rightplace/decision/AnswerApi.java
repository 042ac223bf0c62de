package org.rightplace.decision;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.access.Role;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.ledger.KeyReused;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** What the routes have in common that record an answer before they give it. */
public final class AnswerApi {

    private AnswerApi() {}

    /**
     * A route that takes an idempotency key.
     *
     * @param what is given: advice, review
     */
    public static Route once(Route route, String what) {
        return route.with(IdempotencyKey.HEADER)
                .refuses(410, "The " + what + " under this key has been erased.")
                .refuses(422, "The key stands for another request.");
    }

    /**
     * What was recorded.
     *
     * @throws Problem when it could not be, or not under this key
     */
    public static <T> T recorded(String what, Supplier<T> ask) {
        try {
            return ask.get();
        } catch (KeyReused e) {
            throw new Problem(422, e.getMessage());
        } catch (AdviceErased e) {
            throw new Problem(410, e.getMessage());
        } catch (AppendFailed e) {
            throw new Problem(
                    503, "The " + what + " could not be recorded, so none is given", null, Map.of("Retry-After", "5"));
        }
    }

    /** Whoever sent a request, for the ledger, in the role that lets them. */
    public static Asker asker(Context context) {
        return asker(context, SignedIn.acting(context));
    }

    /** The same, in a role that is theirs. */
    public static Asker asker(Context context, Role role) {
        var caller = SignedIn.caller(context);
        return new Asker(role.wireName(), caller.account(), caller.fullName(), caller.authorities());
    }

    /** Says of an answer that it has been recorded, and where it is found again. */
    public static void created(Context context, String query) {
        context.status(201).header("Location", "/api/v1/decisions" + query);
    }
}
