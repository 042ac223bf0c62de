package org.rightplace.pages.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rightplace.draft.Draft;
import org.rightplace.draft.Drafts;
import org.rightplace.schema.Place;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.SignedIn;

/** Shows the pages of a long form on a draft, and saves what is sent from them. */
public final class FormDesk {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** As much as one can be sent. */
    private static final int MOST_CHARACTERS = 500_000;

    private final FormKind kind;
    private final Drafts drafts;
    private final BiFunction<Context, Draft, Ending> ending;
    private final SentDrafts sent = new SentDrafts();

    /** @param ending what can be done with a draft when its answers have been checked */
    public FormDesk(FormKind kind, Drafts drafts, BiFunction<Context, Draft, Ending> ending) {
        this.kind = kind;
        this.drafts = drafts;
        this.ending = ending;
    }

    /**
     * What can be done with a draft when its answers have been checked.
     *
     * @param trying whether it can be tried out
     * @param send what sending it is called; empty for whoever may not
     * @param sending what that does
     */
    public record Ending(boolean trying, String send, String sending) {}

    /** Records what a draft has become, and says the id of the decision. */
    public interface Recorder {

        /** @param key under which it is recorded once */
        String record(Draft draft, String key);
    }

    /** One of the list of tasks. */
    public record TaskView(String title, String href, String id, String status, String colour) {}

    /** One of a list, and where it is changed. */
    public record Item(String title, List<String> lines, String href, List<PartLink> parts) {}

    /** A page below one of a list. */
    public record PartLink(String words, String href) {}

    /** A page of answers to be checked. */
    public record Checked(String title, String href, List<Row> rows) {}

    /** An answer to be checked. */
    public record Row(String label, List<String> lines) {}

    /** Something wrong, and where it is put right. */
    public record ProblemView(String text, String href) {}

    /**
     * The draft the path names.
     *
     * @throws Problem 404 where there is none, or it is not the caller's
     */
    private Draft draft(Context context) {
        return drafts.find(SignedIn.caller(context), context.pathParam("draft"))
                .filter(draft -> draft.kind().equals(kind.schema()))
                .orElseThrow(FormDesk::none);
    }

    private static Problem none() {
        return new Problem(404, "Page not found");
    }

    /** What has been filled in. */
    public static ObjectNode tree(Draft draft) {
        try {
            return (ObjectNode) JSON.readTree(draft.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is no JSON", null);
        }
    }

    private String address(Draft draft) {
        return kind.base() + "/" + draft.id();
    }

    /** The tasks, each with how far it is. */
    public void tasks(Context context) {
        var draft = draft(context);
        var tree = tree(draft);
        var form = kind.form().apply(tree);
        var stops = FormWalk.of(form, kind.wording().get(), tree);
        var wrongs = FormErrors.of(stops, tree, kind.check().apply(tree));
        var needed = new ArrayList<TaskView>();
        var others = new ArrayList<TaskView>();
        for (var task : form.tasks()) {
            var first = stops.stream().filter(stop -> stop.task().equals(task)).findFirst();
            first.ifPresent(
                    stop -> (task.needed() ? needed : others).add(task(draft, task, stops, wrongs, tree, stop)));
        }
        var values = new HashMap<String, Object>();
        values.put("title", title(draft, tree));
        values.put("base", address(draft));
        values.put("list", kind.base());
        values.put("needed", needed);
        values.put("others", others);
        values.put("follows", draft.follows() == null ? "" : draft.follows());
        Pages.show(context, title(draft, tree), "forms/tasks.jte", values);
    }

    /** Without the reference of anybody: a title goes into a browser's history. */
    private String title(Draft draft, ObjectNode tree) {
        return draft.follows() != null ? "Changed " + kind.thing() : "New " + kind.thing();
    }

    private TaskView task(
            Draft draft,
            FormDefinition.Task task,
            List<FormWalk.Stop> stops,
            List<FormErrors.Wrong> wrongs,
            ObjectNode tree,
            FormWalk.Stop first) {
        var own = stops.stream().filter(stop -> stop.task().equals(task)).toList();
        boolean begun = own.stream()
                .anyMatch(stop -> stop.none() != null
                        || stop.fields().stream()
                                .anyMatch(
                                        asked -> !Filled.at(tree, asked.place()).isMissingNode()));
        boolean wrong = wrongs.stream().anyMatch(one -> task.equals(one.task()));
        var status = begun && wrong
                ? "Something to mend"
                : wrong ? "Not yet started" : begun ? "Filled in" : task.needed() ? "Nothing entered" : "Optional";
        var colour = begun && wrong ? "govuk-tag--red" : wrong ? "govuk-tag--blue" : begun ? "" : "govuk-tag--grey";
        return new TaskView(task.title(), address(draft) + "/" + first.address(), "task-" + task.id(), status, colour);
    }

    /** One page, as it stands. */
    public void page(Context context) {
        var draft = draft(context);
        var tree = tree(draft);
        var here = here(context, tree);
        if (here.list()) {
            list(context, draft, tree, here, List.of());
            return;
        }
        var fields = kind.wording().get().fields(here.page(), here.place(), tree);
        var typed = Typed.of(fields, tree);
        fields(context, draft, tree, here, here.isFresh() ? next(here, typed, fields, tree) : typed, List.of());
    }

    private Here here(Context context, ObjectNode tree) {
        return Here.of(kind.form().apply(tree), context.pathParam("page"), tree).orElseThrow(FormDesk::none);
    }

    /** A new one of a list is given the next number. */
    private static Typed next(Here here, Typed typed, List<Asked> fields, JsonNode tree) {
        var all = new HashMap<>(typed.fields());
        for (Asked asked : fields) {
            if (asked.field().next() != null) {
                int most = 0;
                for (JsonNode one : Filled.at(tree, listOf(here))) {
                    var id = one.path(asked.field().at()).asText();
                    if (id.matches(asked.field().next() + "[0-9]{1,6}")) {
                        most = Math.max(
                                most,
                                Integer.parseInt(
                                        id.substring(asked.field().next().length())));
                    }
                }
                all.put(asked.id(), List.of(asked.field().next() + (most + 1)));
            }
        }
        return new Typed(all);
    }

    private static Place listOf(Here here) {
        var steps = here.place().steps();
        return new Place(steps.subList(0, steps.size() - 1));
    }

    private void fields(
            Context context, Draft draft, ObjectNode tree, Here here, Typed typed, List<FormErrors.Wrong> wrongs) {
        var wording = kind.wording().get();
        var errors = wrongs.stream()
                .map(wrong -> new FormError(wrong.field(), wrong.text()))
                .toList();
        var fields = wording.fields(here.page(), here.place(), tree).stream()
                .map(asked -> FieldView.of(asked, typed, wording))
                .toList();
        var title = title(here);
        if (!errors.isEmpty()) {
            context.status(400);
        }
        Pages.show(
                context,
                (errors.isEmpty() ? "" : "Error: ") + title,
                "forms/page.jte",
                Map.of(
                        "title",
                        title,
                        "lead",
                        here.page().lead() == null || here.page().isList()
                                ? ""
                                : here.page().lead(),
                        "action",
                        address(draft) + "/" + here.address(),
                        "back",
                        address(draft) + (here.up().isEmpty() ? "" : "/" + back(here)),
                        "tasks",
                        address(draft),
                        "errors",
                        errors,
                        "fields",
                        fields));
    }

    /** The list that one belongs to. */
    private static String back(Here here) {
        return here.page().isList() ? here.up() : upFrom(here.up());
    }

    private static String title(Here here) {
        return here.page().isList() && !here.list()
                ? Wording.plain(here.page().one()) + " " + (here.index() + 1)
                : here.page().title();
    }

    private void list(Context context, Draft draft, ObjectNode tree, Here here, List<FormError> errors) {
        var wording = kind.wording().get();
        var items = new ArrayList<Item>();
        var list = Filled.at(tree, here.place());
        for (int i = 0; i < list.size(); i++) {
            var place = here.place().then(i);
            var address = address(draft) + "/" + here.address() + "." + i;
            var lines = new ArrayList<String>();
            for (Asked asked : wording.fields(here.page(), place, tree)) {
                if (here.page().shows().contains(asked.field().at())) {
                    lines.addAll(Sayings.of(asked, tree, wording));
                }
            }
            var parts = here.page().within().stream()
                    .map(within -> new PartLink(part(within, place, tree), address + "." + within.id()))
                    .toList();
            items.add(new Item(Wording.plain(here.page().one()) + " " + (i + 1), lines, address, parts));
        }
        Pages.show(
                context,
                (errors.isEmpty() ? "" : "Error: ") + here.page().title(),
                "forms/list.jte",
                Map.of(
                        "title",
                        here.page().title(),
                        "lead",
                        here.page().lead() == null ? "" : here.page().lead(),
                        "one",
                        here.page().one(),
                        "items",
                        items,
                        "none",
                        here.page().none() == null ? "" : here.page().none(),
                        "isNone",
                        list.isArray() && list.isEmpty(),
                        "action",
                        address(draft) + "/" + here.address(),
                        "back",
                        address(draft) + (here.up().isEmpty() ? "" : "/" + upFrom(here.up()))));
    }

    private static String part(FormDefinition.Page within, Place place, JsonNode tree) {
        if (!within.isList()) {
            return within.title();
        }
        int size = Filled.at(tree, place.then(within.list())).size();
        return within.title() + " (" + size + ")";
    }

    /** Saves a page and goes on to the next, or shows it again with what is wrong. */
    public void save(Context context) {
        var draft = draft(context);
        var tree = tree(draft);
        var before = tree.deepCopy();
        var here = here(context, tree);
        if (here.list()) {
            leave(context, draft, tree, here);
            return;
        }
        var wording = kind.wording().get();
        var typed = new Typed(context.formParamMap());
        var fields = wording.fields(here.page(), here.place(), tree);
        var stop = new FormWalk.Stop(null, here.address(), title(here), fields, null, null);
        var wrongs = new ArrayList<FormErrors.Wrong>();
        if (here.isFresh()) {
            Filled.put(tree, here.place(), tree.objectNode());
        }
        for (Asked asked : fields) {
            try {
                Filled.put(
                        tree,
                        asked.place(),
                        typed.read(asked, wording.settings()).orElse(null));
            } catch (Typed.Wrong e) {
                wrongs.add(new FormErrors.Wrong(
                        null, here.address(), asked.firstId(), FormErrors.label(asked) + ": " + e.getMessage()));
            }
        }
        if (wrongs.isEmpty()
                && here.page().isList()
                && Filled.at(tree, here.place()).isEmpty()) {
            // Nothing said is nothing to add; what is to go is removed.
            wrongs.add(FormErrors.wrong(stop, fields.get(0), "missing", ""));
        }
        if (wrongs.isEmpty()) {
            kind.tidy().accept(before, tree);
            wrongs.addAll(FormErrors.of(stop, tree, kind.check().apply(tree)));
        }
        if (!wrongs.isEmpty()) {
            fields(context, draft, before, here, typed, wrongs);
            return;
        }
        leaveOutUnasked(tree);
        saved(draft, tree);
        Pages.goOn(context, next(draft, tree, here));
    }

    /** What a page asked that is no longer shown is not said any more. */
    private void leaveOutUnasked(ObjectNode tree) {
        kind.form()
                .apply(tree)
                .pages()
                .filter(page -> page.when() != null && !page.when().holds(tree))
                .forEach(page ->
                        page.fields().forEach(field -> Filled.put(tree, FormDefinition.place(field.at()), null)));
    }

    private void saved(Draft draft, ObjectNode tree) {
        var body = tree.toString();
        if (body.length() > MOST_CHARACTERS) {
            throw new Problem(413, "This " + kind.thing() + " has become too long to be saved");
        }
        var person = tree.at("/person/reference").asText("");
        drafts.save(draft, body, person.isEmpty() ? null : person).orElseThrow(FormDesk::none);
    }

    /** From a list one goes on; it may be said that there is none. */
    private void leave(Context context, Draft draft, ObjectNode tree, Here here) {
        var list = Filled.at(tree, here.place());
        if (here.page().none() != null && list.isEmpty()) {
            var none = Typed.NONE.equals(context.formParam("none"));
            Filled.put(tree, here.place(), none ? tree.arrayNode() : null);
            saved(draft, tree);
        }
        Pages.goOn(context, next(draft, tree, here));
    }

    private String next(Draft draft, ObjectNode tree, Here here) {
        var base = address(draft);
        if (!here.up().isEmpty()) {
            return base + "/" + nextWithin(here, tree);
        }
        var form = kind.form().apply(tree);
        var shown = form.taskOf(here.top()).pages().stream()
                .filter(page -> page.when() == null || page.when().holds(tree))
                .toList();
        int next = shown.indexOf(here.top()) + 1;
        return next < shown.size() ? base + "/" + shown.get(next).id() : base;
    }

    /** After one of a list the next of its own pages of which nothing is known yet; then the list. */
    private String nextWithin(Here here, ObjectNode tree) {
        if (here.list()) {
            return upFrom(here.up());
        }
        var main = here.page().isList();
        var pages = main ? here.page().within() : here.holder().within();
        var item = main ? here.up() + "." + here.index() : here.up();
        return pages.subList(main ? 0 : pages.indexOf(here.page()) + 1, pages.size()).stream()
                .filter(page -> !page.isList())
                .filter(page -> {
                    var asked = kind.wording().get().fields(page, here.place(), tree);
                    return !asked.isEmpty()
                            && asked.stream()
                                    .allMatch(
                                            one -> Filled.at(tree, one.place()).isMissingNode());
                })
                .findFirst()
                .map(page -> item + "." + page.id())
                .orElse(upFrom(item));
    }

    /** An address without its last step. */
    private static String upFrom(String address) {
        return address.replaceFirst("\\.[^.]+$", "");
    }

    /** Asks whether one of a list is to be removed. */
    public void removing(Context context) {
        var draft = draft(context);
        var here = here(context, tree(draft));
        if (here.list() || !here.page().isList() || here.isFresh()) {
            throw none();
        }
        ask(
                context,
                "Remove " + title(here).toLowerCase() + "?",
                address(draft) + "/" + here.address() + "/remove",
                address(draft) + "/" + here.up(),
                "Remove it");
    }

    private static void ask(Context context, String title, String action, String back, String words) {
        Pages.show(
                context,
                title,
                "forms/ask.jte",
                Map.of("title", title, "action", action, "back", back, "words", words));
    }

    /** Removes one of a list. */
    public void remove(Context context) {
        var draft = draft(context);
        var tree = tree(draft);
        var before = tree.deepCopy();
        var here = here(context, tree);
        if (here.list() || !here.page().isList() || here.isFresh()) {
            throw none();
        }
        Filled.put(tree, here.place(), null);
        if (Filled.at(tree, listOf(here)).isEmpty()) {
            // Taken away is not known to be none.
            Filled.put(tree, listOf(here), null);
        }
        kind.tidy().accept(before, tree);
        saved(draft, tree);
        Pages.goOn(context, address(draft) + "/" + here.up());
    }

    /** Asks whether a draft is to be deleted. */
    public void deleting(Context context) {
        var draft = draft(context);
        ask(context, "Delete this draft?", address(draft) + "/delete", address(draft), "Delete it");
    }

    /** Deletes a draft. */
    public void delete(Context context) {
        drafts.delete(draft(context));
        Pages.goOn(context, kind.base());
    }

    /** Shows every answer, what is wrong with them, and what can be done next. */
    public void check(Context context) {
        var draft = draft(context);
        check(context, draft, problems(draft));
    }

    private void check(Context context, Draft draft, List<ProblemView> problems) {
        var next = ending.apply(context, draft);
        Pages.show(
                context,
                (problems.isEmpty() ? "" : "Error: ") + "Check your answers",
                "forms/check.jte",
                Map.of(
                        "base",
                        address(draft),
                        "checked",
                        answers(draft),
                        "problems",
                        problems,
                        "trying",
                        next.trying(),
                        "send",
                        next.send(),
                        "sending",
                        next.sending()));
    }

    /** The draft the path names, where nothing is wrong with it; empty where its answers have been shown again with what is. */
    public Optional<Draft> complete(Context context) {
        var draft = draft(context);
        var problems = problems(draft);
        if (problems.isEmpty()) {
            return Optional.of(draft);
        }
        context.status(400);
        check(context, draft, problems);
        return Optional.empty();
    }

    /** Sends a draft, deletes it, and goes on to the decision; pressed twice, to the same. */
    public void send(Context context, Recorder recorder) {
        var caller = SignedIn.caller(context);
        var decision = sent.of(caller, context.pathParam("draft"))
                .or(() -> complete(context).map(draft -> {
                    // Sent twice it is the same; changed in between it is another.
                    var made = recorder.record(
                            draft, draft.id() + "." + draft.changedAt().toEpochMilli());
                    sent.note(caller, draft.id(), made);
                    drafts.delete(draft);
                    return made;
                }));
        decision.ifPresent(id -> Pages.goOn(context, "/decisions/" + id));
    }

    /** What is wrong with a draft as a whole; empty when it can be sent. */
    private List<ProblemView> problems(Draft draft) {
        var tree = tree(draft);
        var stops = FormWalk.of(kind.form().apply(tree), kind.wording().get(), tree);
        return FormErrors.of(stops, tree, kind.check().apply(tree)).stream()
                .map(wrong -> new ProblemView(
                        wrong.text(),
                        address(draft)
                                + (wrong.address().isEmpty() ? "" : "/" + wrong.address())
                                + (wrong.field() == null ? "" : "#" + wrong.field())))
                .toList();
    }

    /** Every answer, page by page, each with where it is changed. */
    private List<Checked> answers(Draft draft) {
        var tree = tree(draft);
        var wording = kind.wording().get();
        var all = new ArrayList<Checked>();
        for (var stop : FormWalk.of(kind.form().apply(tree), wording, tree)) {
            var rows = new ArrayList<Row>();
            if (stop.none() != null) {
                rows.add(new Row(stop.title(), List.of(stop.none())));
            }
            for (Asked asked : stop.fields()) {
                var lines = Sayings.of(asked, tree, wording);
                if (!lines.isEmpty()) {
                    rows.add(new Row(FormErrors.label(asked), lines));
                }
            }
            if (!rows.isEmpty()) {
                all.add(new Checked(stop.title(), address(draft) + "/" + stop.address(), rows));
            }
        }
        return all;
    }
}
