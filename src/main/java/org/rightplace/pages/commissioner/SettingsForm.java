package org.rightplace.pages.commissioner;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.placement.SettingSearch;
import org.rightplace.register.Postcodes;
import org.rightplace.register.RegisterEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.FormError;

/**
 * What somebody typed to search the register; empty text is not asked.
 *
 * @param near urn, outward code or full postcode
 */
public record SettingsForm(
        String name, String area, String near, String within, String phase, String need, String kind) {

    private static final int LONGEST = 100;
    private static final String OUTWARD = "[A-Za-z]{1,2}\\d[A-Za-z0-9]?";

    /** @param fields gives what was typed by the name of its field */
    static SettingsForm of(UnaryOperator<String> fields) {
        return new SettingsForm(
                fields.apply("name").strip(),
                fields.apply("area").strip(),
                fields.apply("near").strip(),
                fields.apply("within").strip(),
                fields.apply("phase"),
                fields.apply("need"),
                fields.apply("kind"));
    }

    /** Whether a full postcode is searched around, which may be a home and so never stands in an address. */
    boolean isAroundHome() {
        return Postcodes.wellFormed(near) && !isOutward();
    }

    private boolean isOutward() {
        return near.matches(OUTWARD);
    }

    /** Everything that cannot be used. */
    List<FormError> errors(Catalogue catalogue) {
        var errors = new ArrayList<FormError>();
        if (name.length() > LONGEST) {
            errors.add(new FormError("name", "Name must be " + LONGEST + " characters or fewer"));
        }
        if (!area.isEmpty() && !area.matches("[A-Za-z]{1,2}(\\d[A-Za-z0-9]?)?")) {
            errors.add(new FormError("area", "Postcode area must be letters such as PE, or a district such as PE13"));
        }
        if (!near.isEmpty() && !near.matches("\\d{6}") && !isOutward() && !isAroundHome()) {
            errors.add(new FormError(
                    "near", "Near must be a postcode, a district such as PE13, or the six-digit number of a setting"));
        }
        if (!within.isEmpty()
                && !(within.matches("[1-9]\\d{0,2}") && Integer.parseInt(within) <= SettingSearch.FARTHEST_KM)) {
            errors.add(
                    new FormError("within", "Distance must be a whole number from 1 to " + SettingSearch.FARTHEST_KM));
        }
        if (!within.isEmpty() && near.isEmpty()) {
            errors.add(new FormError("near", "Enter a place to search around, or leave the distance empty"));
        }
        known("phase", phase, RegisterEntry.PHASES, errors);
        known("need", need, catalogue.codes("needs"), errors);
        known("kind", kind, catalogue.codes("establishment-types/sector"), errors);
        return errors;
    }

    private static void known(String field, String given, List<String> codes, List<FormError> errors) {
        if (!given.isEmpty() && !codes.contains(given)) {
            errors.add(new FormError(field, "Choose one of the list"));
        }
    }

    /** What is looked for, once nothing is wrong with it. */
    SettingSearch.Asked asked() {
        return new SettingSearch.Asked(
                orNull(name),
                orNull(area),
                isAroundHome() ? null : orNull(near),
                isAroundHome() ? near : null,
                within.isEmpty() ? null : Long.valueOf(within),
                orNull(phase),
                orNull(need),
                orNull(kind));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The address that asks the same; for no search around a home. */
    String address() {
        var query = Stream.of(
                        pair("name", name),
                        pair("area", area),
                        pair("near", near),
                        pair("within", within),
                        pair("phase", phase),
                        pair("need", need),
                        pair("kind", kind))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.joining("&"));
        return "/settings" + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String field, String value) {
        return value.isEmpty() ? "" : field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
