package org.rightplace.pages.commissioner;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rightplace.pages.Days;
import org.rightplace.placement.SettingKinds;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.SettingIndex.Near;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * Says of settings what the register says, in words.
 *
 * @param catalogue whose tables name the codes
 * @param kinds what the register's types are in law
 */
public record SettingWords(Catalogue catalogue, SettingKinds kinds) {

    private static final String NOT_SAID = "The register does not say";

    /**
     * One setting in a list.
     *
     * @param distance in words; empty where nothing was searched around
     */
    public record Line(
            int urn,
            String name,
            String type,
            String authority,
            String ages,
            String status,
            String look,
            String distance) {}

    /** One thing the register says. */
    public record Fact(String name, String value) {}

    Line line(Near near) {
        var entry = near.entry();
        return new Line(
                entry.urn(),
                entry.name(),
                type(entry),
                authority(entry),
                ages(entry),
                status(entry),
                "open".equals(entry.status()) ? "govuk-tag--green" : "govuk-tag--grey",
                near.metres() < 0
                        ? ""
                        : BigDecimal.valueOf(near.metres(), 3).setScale(1, RoundingMode.HALF_UP) + " km");
    }

    /** Everything the register says of a setting, and what its type is in law. */
    List<Fact> facts(RegisterEntry entry) {
        var kind = kinds.kind(entry);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Number (URN)", Integer.toString(entry.urn())));
        facts.add(new Fact("Type", type(entry)));
        facts.add(new Fact("Kind", kind(kind.sector())));
        facts.add(new Fact("Mainstream in law", yes(kind.mainstream())));
        facts.add(new Fact("Of a kind that can be asked for by name", yes(kind.listing())));
        facts.add(new Fact("On the section 41 list", yes(entry.section41())));
        note(entry).ifPresent(note -> facts.add(new Fact("Note on the type", note)));
        facts.add(new Fact("Open or closed", status(entry)));
        if (entry.closedOn() != null) {
            facts.add(new Fact("Closed, or to close, on", Days.of(entry.closedOn())));
        }
        facts.add(new Fact("Phase", entry.phase() == null ? NOT_SAID : phase(entry.phase())));
        facts.add(new Fact("Ages", ages(entry)));
        facts.add(new Fact("Boys or girls", entry.sex() == null ? NOT_SAID : capital(entry.sex())));
        facts.add(new Fact("Needs it is registered for", needs(entry)));
        facts.add(new Fact(
                "Resourced provision", yes(entry.resourcedProvision()) + places(entry.resourcedProvisionCapacity())));
        facts.add(new Fact("SEN unit", yes(entry.senUnit()) + places(entry.senUnitCapacity())));
        facts.add(new Fact("Places in all", number(entry.capacity())));
        facts.add(new Fact("Pupils", number(entry.pupils())));
        facts.add(new Fact("Council area", authority(entry) + local(entry)));
        facts.add(new Fact("Town", entry.town() == null ? NOT_SAID : entry.town()));
        facts.add(new Fact("Postcode", entry.postcode() == null ? NOT_SAID : entry.postcode()));
        facts.add(new Fact(
                "Place on the map",
                entry.easting() == null
                        ? NOT_SAID
                        : entry.easting() + " east, " + entry.northing() + " north, in metres on the National Grid"));
        return facts;
    }

    private Optional<Table.Row> typeRow(RegisterEntry entry) {
        return entry.typeCode() == null ? Optional.empty() : catalogue.row("establishment-types", entry.typeCode());
    }

    private Optional<String> note(RegisterEntry entry) {
        return typeRow(entry).map(row -> row.text("note"));
    }

    private String type(RegisterEntry entry) {
        return entry.typeName() != null
                ? entry.typeName()
                : typeRow(entry).map(row -> row.text("name")).orElse(NOT_SAID);
    }

    private String authority(RegisterEntry entry) {
        return entry.authority() == null
                ? NOT_SAID
                : catalogue
                        .row("authorities", entry.authority())
                        .map(row -> row.text("name"))
                        .orElse("Council with the code " + entry.authority());
    }

    private String local(RegisterEntry entry) {
        var local = kinds.local(entry);
        return local == null ? "" : local ? " (in the local area)" : " (outside the local area)";
    }

    private String needs(RegisterEntry entry) {
        return entry.needs().isEmpty()
                ? "None named. That does not say that it can meet none."
                : entry.needs().stream().map(this::need).collect(Collectors.joining(", "));
    }

    /** A type of need by its name. */
    String need(String code) {
        return catalogue.name("needs", code);
    }

    private static String ages(RegisterEntry entry) {
        if (entry.lowAge() == null && entry.highAge() == null) {
            return NOT_SAID;
        }
        return entry.lowAge() == null
                ? "Up to " + entry.highAge()
                : entry.highAge() == null ? "From " + entry.lowAge() : entry.lowAge() + " to " + entry.highAge();
    }

    private static String status(RegisterEntry entry) {
        return entry.status() == null
                ? NOT_SAID
                : switch (entry.status()) {
                    case "closing" -> "Open, proposed to close";
                    case "proposed" -> "Proposed to open";
                    default -> capital(entry.status());
                };
    }

    /** A phase of the register in words. */
    static String phase(String code) {
        return switch (code) {
            case "not-applicable" -> "Phase does not apply";
            case "middle-primary" -> "Middle, as primary";
            case "middle-secondary" -> "Middle, as secondary";
            case "post-16" -> "Post-16";
            default -> capital(code);
        };
    }

    /** A kind of setting in words. */
    public static String kind(String code) {
        return code.equals("unsure") ? "Not settled in law" : capital(code).replace("post 16", "post-16");
    }

    private static String yes(String code) {
        return switch (code) {
            case "yes" -> "Yes";
            case "no" -> "No";
            case "if-approved" -> "Only if it is on the section 41 list";
            default -> "Not settled";
        };
    }

    private static String yes(Boolean known) {
        return known == null ? NOT_SAID : known ? "Yes" : "No";
    }

    private static String places(Long places) {
        return places == null ? "" : ", " + places + " places";
    }

    private static String number(Long number) {
        return number == null ? NOT_SAID : number.toString();
    }

    private static String capital(String code) {
        return code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1).replace('-', ' ');
    }
}
