package org.rightplace.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rightplace.register.RegisterEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/**
 * What the register's codes are in law: looks up the rulebook's tables of establishment types and rings, and decides nothing.
 *
 * @param types by code, from table {@code establishment-types}
 * @param rings table {@code rings} by its sectors
 * @param admission table {@code admission}
 * @param localAuthorities codes of the authorities this rulebook serves
 */
public record SettingKinds(
        Map<String, Kind> types,
        Map<String, List<RungOf>> rings,
        List<Admission> admission,
        List<String> localAuthorities) {

    private static final Kind UNSURE = new Kind("unsure", "unsure", "unsure");

    /** As the rulebook's tables have them, with the local area of the day the parameters are of. */
    public static SettingKinds of(Catalogue catalogue, Parameters parameters) {
        return new SettingKinds(
                catalogue.table("establishment-types").rows().stream()
                        .collect(Collectors.toMap(
                                row -> row.text("code"),
                                row -> new Kind(row.text("sector"), row.text("listing"), row.text("mainstream")))),
                catalogue.table("rings").rows().stream()
                        .collect(Collectors.groupingBy(
                                row -> row.text("sector"), Collectors.mapping(RungOf::of, Collectors.toList()))),
                catalogue.table("admission").rows().stream().map(Admission::of).toList(),
                parameters.words("local-area"));
    }

    /**
     * What a type is in law.
     *
     * @param sector see {@link org.rightplace.facts.Setting#sector()}
     * @param listing yes, no, if-approved, unsure
     * @param mainstream yes, no, unsure
     */
    public record Kind(String sector, String listing, String mainstream) {}

    /** A type the table does not have is unsure in every way. */
    public Kind kind(RegisterEntry entry) {
        return entry.typeCode() == null ? UNSURE : types.getOrDefault(entry.typeCode(), UNSURE);
    }

    /** Whether the setting lies in the local area; null when its authority is not known. */
    public Boolean local(RegisterEntry entry) {
        return entry.authority() == null ? null : localAuthorities.contains(entry.authority());
    }

    /** A rung of the local-first ladder. */
    record Rung(long ring, String name) {}

    /** A row of {@code rings}: read from its table once, because every setting within reach is compared with it. */
    record RungOf(String placeKind, String area, String approved, Rung rung) {

        static RungOf of(Table.Row row) {
            return new RungOf(
                    row.text("placeKind"),
                    row.text("area"),
                    row.text("approved"),
                    new Rung(row.number("ring"), row.text("ringName")));
        }
    }

    /** A row of {@code admission}. */
    record Admission(String status, String listing, String approved, String offer, String admits) {

        static Admission of(Table.Row row) {
            return new Admission(
                    row.text("status"),
                    row.text("listing"),
                    row.text("approved"),
                    row.text("offer"),
                    row.text("admits"));
        }
    }

    /**
     * The rung of a place: the first row of the table that fits.
     *
     * @param placeKind what the reply says is offered; null if nothing
     * @param approved whether the setting is on the s.41 list; null if not known
     */
    Optional<Rung> rung(RegisterEntry entry, String placeKind, Boolean approved) {
        var local = local(entry);
        if (local == null) {
            return Optional.empty();
        }
        var area = local ? "local" : "other";
        var approval = word(approved);
        return rings.getOrDefault(kind(entry).sector(), List.of()).stream()
                .filter(row -> fits(row.placeKind(), placeKind == null ? "" : placeKind)
                        && fits(row.area(), area)
                        && fits(row.approved(), approval))
                .findFirst()
                .map(RungOf::rung);
    }

    /**
     * Whether a setting must or will admit: the first row of the table that fits.
     *
     * @param offer what its replies say; null if nothing
     */
    String admits(RegisterEntry entry, String listing, Boolean approved, Boolean offer) {
        return admission.stream()
                .filter(row -> fits(row.status(), entry.status() == null ? "unknown" : entry.status())
                        && fits(row.listing(), listing)
                        && fits(row.approved(), word(approved))
                        && fits(row.offer(), word(offer)))
                .findFirst()
                .map(Admission::admits)
                .orElse("unknown");
    }

    private static String word(Boolean known) {
        return known == null ? "unknown" : known ? "yes" : "no";
    }

    private static boolean fits(String cell, String value) {
        return cell.equals("any") || cell.equals(value);
    }
}
