package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rightplace.ledger.Filter;
import org.rightplace.pages.Days;
import org.rightplace.placement.NoSuchPlace;
import org.rightplace.placement.SettingKinds;
import org.rightplace.placement.SettingSearch;
import org.rightplace.register.LastImport;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.RegisterQuality;
import org.rightplace.register.SettingIndex.Near;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.web.Form;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** The register of settings: a search, a page of each setting, and how much the register leaves unsaid. */
public final class SettingsPages {

    private static final int A_PAGE = 50;
    private static final String NONE = "Page not found";

    private final Supplier<Rulebook> rulebook;
    private final Register register;
    private final Postcodes postcodes;
    private final SettingSearch search;
    private final Clock clock;

    public SettingsPages(Supplier<Rulebook> rulebook, Register register, Postcodes postcodes, Clock clock) {
        this.rulebook = rulebook;
        this.register = register;
        this.postcodes = postcodes;
        this.search = new SettingSearch(register, postcodes);
        this.clock = clock;
    }

    /** What is served. The page of the data stands before that of a setting, whose path would fit it too. */
    public List<Route> routes() {
        return List.of(
                Route.get("/settings", this::asked).mayAll(),
                Route.post("/settings", this::sent).mayAll(),
                Route.get("/settings/quality", this::quality).mayAll(),
                Route.get("/settings/{urn}", this::one).mayAll());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Filter.ENGLAND));
    }

    private SettingWords words() {
        var book = rulebook.get();
        return new SettingWords(book.catalogue(), SettingKinds.of(book.catalogue(), book.parametersOn(today())));
    }

    /** A search by its address. */
    private void asked(Context context) {
        var form = SettingsForm.of(name -> Objects.requireNonNullElse(context.queryParam(name), ""));
        if (form.isAroundHome()) {
            // It may be a home: it was not to stand in an address, and is not shown again.
            show(
                    context,
                    SettingsForm.of(name -> ""),
                    List.of(new FormError("near", "Enter a full postcode in this form, not in an address")));
            return;
        }
        show(context, form, form.errors(rulebook.get().catalogue()));
    }

    /** The form: answered by an address that asks the same, unless it is searched around what may be a home. */
    private void sent(Context context) {
        var form = SettingsForm.of(name -> Form.field(context, name));
        var errors = form.errors(rulebook.get().catalogue());
        if (errors.isEmpty() && !form.isAroundHome()) {
            Pages.goOn(context, form.address());
        } else {
            show(context, form, errors);
        }
    }

    private void show(Context context, SettingsForm form, List<FormError> wrong) {
        var words = words();
        var errors = new ArrayList<>(wrong);
        List<Near> found = List.of();
        if (errors.isEmpty()) {
            try {
                found = search.find(form.asked(), today(), words.kinds());
            } catch (NoSuchPlace e) {
                errors.add(new FormError("near", "This place is not known. Try a district such as PE13"));
            }
        }
        int page = Pages.number(context);
        var values = new HashMap<String, Object>();
        values.put("form", form);
        values.put("errors", errors);
        values.put("found", found.size());
        values.put(
                "lines",
                found.stream()
                        .skip((long) A_PAGE * (page - 1))
                        .limit(A_PAGE)
                        .map(words::line)
                        .toList());
        values.put("phases", options(RegisterEntry.PHASES, SettingWords::phase));
        values.put("needs", options(words.catalogue().codes("needs"), words::need));
        values.put("kinds", options(words.catalogue().codes("establishment-types/sector"), SettingWords::kind));
        var more = !form.isAroundHome() && found.size() > A_PAGE * page;
        values.put("previous", page > 1 ? form.address() : null);
        values.put("next", more ? with(form.address(), "page=" + (page + 1)) : null);
        values.put("from", (page - 1) * A_PAGE + 1);
        if (!errors.isEmpty()) {
            context.status(400);
        }
        Pages.show(context, (errors.isEmpty() ? "" : "Error: ") + "Settings", "commissioner/settings.jte", values);
    }

    private static String with(String address, String pair) {
        return address + (address.contains("?") ? "&" : "?") + pair;
    }

    private static Map<String, String> options(List<String> codes, UnaryOperator<String> words) {
        var options = new LinkedHashMap<String, String>();
        codes.forEach(code -> options.put(code, words.apply(code)));
        return options;
    }

    private void one(Context context) {
        var urn = context.pathParam("urn");
        var entry = urn.matches("\\d{6}")
                ? register.byUrn(Integer.parseInt(urn), today()).orElse(null)
                : null;
        if (entry == null) {
            throw new Problem(404, NONE);
        }
        Pages.show(
                context,
                entry.name(),
                "commissioner/setting.jte",
                Map.of(
                        "name",
                        entry.name(),
                        "facts",
                        words().facts(entry),
                        "source",
                        "From the register of the Department for Education (Get Information about Schools), as we have held it since "
                                + Days.of(entry.validFrom()) + "."
                                + register.lastImport()
                                        .map(last -> " The register was last brought up to date on "
                                                + Days.of(last.recordedAt()) + ".")
                                        .orElse("")));
    }

    private void quality(Context context) {
        var words = words();
        var quality = RegisterQuality.of(
                register.all(today()), entry -> words.kinds().kind(entry).sector());
        var values = new HashMap<String, Object>();
        values.put("quality", quality);
        values.put("today", Days.of(today()));
        values.put("settings", register.lastImport().map(SettingsPages::told).orElse("Nothing has been imported yet."));
        values.put(
                "postcodes", postcodes.lastImport().map(SettingsPages::told).orElse("Nothing has been imported yet."));
        values.put(
                "refused",
                register.lastImport().map(LastImport::refused).orElse(0L)
                        + postcodes.lastImport().map(LastImport::refused).orElse(0L));
        Pages.show(context, "How complete the register is", "commissioner/settings-quality.jte", values);
    }

    private static String told(LastImport last) {
        return "Imported on " + Days.of(last.recordedAt())
                + (last.effectiveFrom() == null ? "" : ", in use from " + Days.of(last.effectiveFrom()))
                + ". Rows in the file: "
                + last.read() + ". Rows that could not be read: " + last.refused() + ".";
    }
}
