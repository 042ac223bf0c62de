package org.rightplace.governance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rightplace.access.Role;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.rulebook.RulebookZip;
import org.rightplace.schema.InputError;
import org.rightplace.web.Form;
import org.rightplace.web.Json;
import org.rightplace.web.Operation;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/rulebook/activations}: puts a checked rulebook in service, sent as a zip, or again by the digest it is kept under. */
public final class ActivationApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String APPROVER = "approver";
    private static final String RULES = "rules";

    /** The zip, a name, and what holds a form together. */
    private static final int MOST = RulebookZip.MOST_ZIPPED + (1 << 20);

    private final RulebookInService rulebooks;

    public ActivationApi(RulebookInService rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/rulebook/activations", this::activate)
                .may(Role.RULES_OWNER)
                .does(
                        "Put a rulebook in service: checked as a whole, kept, recorded; a zip of the folder, or the digest of one that is kept")
                .takes(Form.TYPE, "activation-form")
                .takes("activation")
                .answers(201, "It is in service, by the entry named.", "activation-result")
                .answers(200, "It was in service already; nothing was recorded.", "activation-result")
                .refuses(409, "Another activation is under way; Retry-After says when to come again.")
                .refuses(413, "The form is larger than 9 MiB.")
                .refuses(
                        422,
                        "The rulebook cannot be put in service; every problem is listed, and nothing was changed."));
    }

    private void activate(Context context) {
        try {
            send(context, Operation.isOfType(context.contentType(), Form.TYPE) ? uploaded(context) : kept(context));
        } catch (RulebookRefused e) {
            throw refused(e);
        } catch (RulebookInService.UnderWay e) {
            throw new Problem(409, e.getMessage(), null, Map.of("Retry-After", "5"));
        } catch (AppendFailed e) {
            throw new Problem(
                    503,
                    "The activation could not be recorded, so the rulebook in service stays",
                    null,
                    Map.of("Retry-After", "5"));
        }
    }

    private RulebookInService.Result uploaded(Context context) throws RulebookRefused {
        var form = Form.read(context, Set.of(APPROVER, RULES), MOST);
        var approver = approver(context, new String(form.get(APPROVER), StandardCharsets.UTF_8));
        return rulebooks.activate(RulebookZip.read(form.get(RULES)), approver);
    }

    private RulebookInService.Result kept(Context context) throws RulebookRefused {
        var body = Json.read(context, rulebooks.get().schemas().of("activation"));
        var approver = approver(context, body.get(APPROVER).textValue());
        return rulebooks
                .activateKept(body.get("digest").textValue(), approver)
                .orElseThrow(() -> wrong(422, "/digest", "unknown-digest", "No rulebook of that digest is kept here."));
    }

    /** Nobody approves in the name of somebody else. */
    private static String approver(Context context, String text) {
        var name = Approver.of(text)
                .orElseThrow(() -> wrong(400, "/" + APPROVER, "wrong-name", "This " + Approver.WANTED + "."));
        if (!name.equals(SignedIn.caller(context).fullName())) {
            throw wrong(
                    400,
                    "/" + APPROVER,
                    "not-your-name",
                    "Whoever approves sends this, and gives their own full name.");
        }
        return name;
    }

    private static Problem wrong(int status, String pointer, String code, String detail) {
        var errors = JSON.arrayNode().add(new InputError(pointer, code, detail).json());
        return new Problem(status, "Nothing was changed", errors, Map.of());
    }

    /** Each problem with its file, and its line where it has one, as {@code rules lint} names them. */
    private static Problem refused(RulebookRefused refused) {
        var errors = JSON.arrayNode();
        refused.problems().forEach(problem -> {
            var error = errors.addObject().put("file", problem.file());
            if (problem.line() > 0) {
                error.put("line", problem.line());
            }
            error.put("code", "rulebook-problem").put("detail", problem.message());
        });
        return new Problem(422, "The rulebook cannot be put in service; nothing was changed", errors, Map.of());
    }

    private static void send(Context context, RulebookInService.Result result) {
        var activation = result.activation();
        context.status(result.changed() ? 201 : 200)
                .header("Rulebook-Version", activation.version())
                .header("Rulebook-Digest", activation.digest());
        if (result.changed()) {
            context.header("Location", "/api/v1/rulebook");
        }
        Json.send(context, json(result));
    }

    private static ObjectNode json(RulebookInService.Result result) {
        var activation = result.activation();
        return JSON.objectNode()
                .put("changed", result.changed())
                .put("sequence", activation.sequence())
                .put("recordedAt", activation.recordedAt().toString())
                .put("name", activation.name())
                .put("version", activation.version())
                .put("digest", activation.digest())
                .put("previous", activation.previous());
    }
}
