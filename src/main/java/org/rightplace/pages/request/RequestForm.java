package org.rightplace.pages.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.pages.forms.FormDefinition;
import org.rightplace.pages.forms.FormKind;
import org.rightplace.pages.forms.SettingsNamed;
import org.rightplace.pages.forms.Wording;
import org.rightplace.placement.RequestReader;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.InputError;

/** The placement request as a form. */
public final class RequestForm {

    /** Name of the schema, and of the kind of draft. */
    public static final String SCHEMA = "placement-request";

    private final Supplier<Rulebook> rulebook;
    private final Register register;
    private final Postcodes postcodes;
    private final Clock clock;

    public RequestForm(Supplier<Rulebook> rulebook, Register register, Postcodes postcodes, Clock clock) {
        this.rulebook = rulebook;
        this.register = register;
        this.postcodes = postcodes;
        this.clock = clock;
    }

    FormKind kind() {
        var form = FormDefinition.read(SCHEMA);
        var settings = new SettingsNamed(register, clock);
        return new FormKind(
                SCHEMA,
                "/drafts",
                "request",
                tree -> form,
                () -> new Wording(
                        rulebook.get().schemas().of(SCHEMA), rulebook.get().catalogue(), settings),
                this::errors,
                PlanIds::tidy);
    }

    /** Everything that is wrong with a request as far as it is filled in. */
    List<InputError> errors(ObjectNode tree) {
        return read(json(tree)).errors();
    }

    RequestReader.Read read(byte[] json) {
        var book = rulebook.get();
        var entries = register.snapshot(LocalDate.now(clock)).entries();
        return new RequestReader(
                        book.schemas().of(SCHEMA),
                        book.catalogue().begins(),
                        entries::containsKey,
                        postcode -> postcodes.find(postcode).isPresent())
                .read(json);
    }

    /** As it is sent: what every request has is there, though nothing be said in it. */
    static byte[] json(ObjectNode tree) {
        var whole = tree.deepCopy();
        if (!whole.has("plan")) {
            whole.putObject("plan");
        }
        return whole.toString().getBytes(UTF_8);
    }
}
