package org.rightplace.pages.toolkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rightplace.pages.forms.FormDefinition;
import org.rightplace.pages.forms.FormDefinition.Field;
import org.rightplace.pages.forms.FormDefinition.Page;
import org.rightplace.pages.forms.FormDefinition.Task;
import org.rightplace.pages.forms.FormKind;
import org.rightplace.pages.forms.SettingsNamed;
import org.rightplace.pages.forms.Wording;
import org.rightplace.register.Register;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.Table;
import org.rightplace.schema.InputError;
import org.rightplace.toolkit.ToolkitFacts;
import org.rightplace.toolkit.ToolkitReader;

/**
 * A self-evaluation as a form, with a page for each group of checks that are for its scope. While it is filled in an answer goes by the id of
 * its check; when it is sent they are a list.
 */
public final class ToolkitForm {

    /** Name of the schema, and of the kind of draft. */
    public static final String SCHEMA = "toolkit-evaluation";

    private static final String ANSWERS = "answers";

    private final Supplier<Rulebook> rulebook;
    private final Register register;
    private final Clock clock;
    private final FormDefinition first = FormDefinition.read(SCHEMA);

    public ToolkitForm(Supplier<Rulebook> rulebook, Register register, Clock clock) {
        this.rulebook = rulebook;
        this.register = register;
        this.clock = clock;
    }

    FormKind kind() {
        var settings = new SettingsNamed(register, clock);
        return new FormKind(
                SCHEMA,
                "/toolkit",
                "self-evaluation",
                this::definition,
                () -> new Wording(
                        rulebook.get().schemas().of(SCHEMA), rulebook.get().catalogue(), settings),
                this::errors,
                (before, after) -> {});
    }

    /** Which checks are asked follows from the scope. */
    FormDefinition definition(ObjectNode tree) {
        var catalogue = rulebook.get().catalogue();
        var checks = checks(tree, catalogue);
        var tasks = new ArrayList<>(first.tasks());
        catalogue.table("toolkit-groups").rows().forEach(group -> {
            var code = group.text("code");
            var fields = checks.stream()
                    .filter(check -> code.equals(check.text("group")))
                    .flatMap(check -> fields(check, catalogue))
                    .toList();
            if (!fields.isEmpty()) {
                var title = group.text("name");
                tasks.add(new Task(
                        code,
                        title,
                        true,
                        List.of(Page.of(
                                code,
                                title,
                                "Say how far each is in place and what shows it, or why it does not apply. Leave out what you do not know.",
                                fields))));
            }
        });
        return new FormDefinition(SCHEMA, tasks);
    }

    private static List<Table.Row> checks(ObjectNode tree, Catalogue catalogue) {
        return ToolkitFacts.checks(tree.path("scope").asText(), catalogue);
    }

    private static Stream<Field> fields(Table.Row check, Catalogue catalogue) {
        var id = check.text("id");
        var at = ANSWERS + "." + id + ".";
        var only = check.text("nonSendOnlyIf") == null
                ? ""
                : " Only where: "
                        + catalogue
                                .table("toolkit-conditions")
                                .row(check.text("nonSendOnlyIf"))
                                .map(row -> row.text("name"))
                                .orElse("")
                        + ".";
        return Stream.of(
                new Field(
                        at + "score",
                        id + ", " + check.text("name") + ": " + check.text("question"),
                        (check.is("critical") ? "A critical check." : "") + only,
                        "toolkit-scores",
                        Map.of(),
                        null,
                        null),
                new Field(
                        at + "evidence",
                        id + ": what shows it",
                        "One thing on each line, never a person's name. Wanted: " + check.text("evidence") + ".",
                        null,
                        Map.of(),
                        null,
                        null),
                new Field(
                        at + "notApplicable",
                        id + ": why it does not apply",
                        "Only where it does not apply. Then choose “I do not know” above.",
                        null,
                        Map.of(),
                        null,
                        null));
    }

    /** As it is sent: answers to the checks that are asked, each with its check, in the order of the toolkit. */
    byte[] json(ObjectNode tree) {
        return whole(tree).toString().getBytes(UTF_8);
    }

    private ObjectNode whole(ObjectNode tree) {
        var whole = tree.deepCopy();
        var list = whole.putArray(ANSWERS);
        checks(tree, rulebook.get().catalogue()).forEach(check -> {
            var id = check.text("id");
            if (tree.path(ANSWERS).path(id) instanceof ObjectNode answer && !answer.isEmpty()) {
                list.addObject().put("check", id).setAll(answer.deepCopy());
            }
        });
        if (list.isEmpty()) {
            whole.remove(ANSWERS);
        }
        if (!whole.has("subject")) {
            whole.putObject("subject");
        }
        return whole;
    }

    /** Everything that is wrong with it as far as it is filled in, where it stands while it is. */
    List<InputError> errors(ObjectNode tree) {
        var book = rulebook.get();
        var whole = whole(tree);
        var entries = register.snapshot(LocalDate.now(clock)).entries();
        return new ToolkitReader(book.schemas().of(SCHEMA), book.catalogue(), entries::containsKey)
                .read(whole.toString().getBytes(UTF_8)).errors().stream()
                        .map(error -> inForm(error, whole))
                        .toList();
    }

    private static InputError inForm(InputError error, ObjectNode whole) {
        var steps = error.pointer().split("/", 4);
        if (steps.length < 3 || !steps[1].equals(ANSWERS) || !steps[2].matches("[0-9]+")) {
            return error;
        }
        var check = whole.path(ANSWERS)
                .path(Integer.parseInt(steps[2]))
                .path("check")
                .asText();
        return new InputError(
                "/" + ANSWERS + "/" + check + (steps.length == 4 ? "/" + steps[3] : ""), error.code(), error.detail());
    }
}
