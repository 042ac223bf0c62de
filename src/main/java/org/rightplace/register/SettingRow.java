package org.rightplace.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a row of the DfE register's own layout into an entry. */
final class SettingRow {

    static final String URN = "URN";
    private static final String NAME = "EstablishmentName";
    private static final String AUTHORITY = "LA (code)";
    private static final String TYPE = "TypeOfEstablishment (code)";
    private static final String TYPE_NAME = "TypeOfEstablishment (name)";
    private static final String STATUS = "EstablishmentStatus (code)";
    private static final String PHASE = "PhaseOfEducation (code)";
    private static final String LOW_AGE = "StatutoryLowAge";
    private static final String HIGH_AGE = "StatutoryHighAge";
    private static final String SEX = "Gender (name)";
    private static final String SECTION_41 = "Section41Approved (name)";
    private static final String RESOURCED = "TypeOfResourcedProvision (name)";
    private static final String RESOURCED_CAPACITY = "ResourcedProvisionCapacity";
    private static final String UNIT_CAPACITY = "SenUnitCapacity";
    private static final String CAPACITY = "SchoolCapacity";
    private static final String PUPILS = "NumberOfPupils";
    private static final String EASTING = "Easting";
    private static final String NORTHING = "Northing";
    private static final String POSTCODE = "Postcode";
    private static final String TOWN = "Town";
    private static final String CLOSED = "CloseDate";
    private static final List<String> NEEDS = needColumns();

    static final Columns COLUMNS = Columns.named(allColumns(), List.of(URN, NAME, AUTHORITY, TYPE));

    private static final Map<Long, String> STATUSES = Map.of(1L, "open", 2L, "closed", 3L, "closing", 4L, "proposed");
    /** The register's code of a phase is its place in this list. */
    private static final Map<Long, String> PHASES = IntStream.range(0, RegisterEntry.PHASES.size())
            .boxed()
            .collect(Collectors.toMap(Integer::longValue, RegisterEntry.PHASES::get));

    private static final Map<String, String> SEXES = Map.of("boys", "boys", "girls", "girls", "mixed", "mixed");
    private static final Map<String, Boolean> APPROVALS = Map.of("approved", true, "not approved", false);

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");
    /** A need is written "ASD - Autistic Spectrum Disorder"; the code is what stands before the dash. */
    private static final Pattern NEED = Pattern.compile("([A-Z]{2,4})\\s*-.*");

    private SettingRow() {}

    static RegisterEntry read(Row row, LocalDate validFrom) {
        Long lowAge = row.whole(LOW_AGE);
        Long highAge = row.whole(HIGH_AGE);
        if (lowAge != null && highAge != null && lowAge > highAge) {
            throw new RowRefused(LOW_AGE, LOW_AGE + " is above " + HIGH_AGE + ".");
        }
        Long type = row.whole(TYPE);
        String provision = lower(row.text(RESOURCED));
        Place place = Place.in(row, EASTING, NORTHING, Place.ENGLAND);
        return new RegisterEntry(
                urn(row),
                name(row),
                authority(row),
                type == null ? null : type.toString(),
                row.text(TYPE_NAME, 200),
                coded(row, STATUS, STATUSES),
                coded(row, PHASE, PHASES),
                lowAge,
                highAge,
                worded(row, SEX, SEXES),
                worded(row, SECTION_41, APPROVALS),
                needs(row),
                provides(provision, "resourced provision"),
                row.whole(RESOURCED_CAPACITY),
                provides(provision, "sen unit"),
                row.whole(UNIT_CAPACITY),
                row.whole(CAPACITY),
                row.whole(PUPILS),
                place.easting(),
                place.northing(),
                Postcodes.normalised(row.text(POSTCODE)),
                row.text(TOWN, 200),
                row.day(CLOSED),
                validFrom,
                null);
    }

    private static int urn(Row row) {
        String urn = row.text(URN);
        if (urn == null || !SIX_DIGITS.matcher(urn).matches()) {
            throw new RowRefused(URN, "The URN is not six digits.");
        }
        return Integer.parseInt(urn);
    }

    private static String name(Row row) {
        String name = row.text(NAME, 400);
        if (name == null) {
            throw new RowRefused(NAME, "The setting has no name.");
        }
        return name;
    }

    private static String authority(Row row) {
        String authority = row.text(AUTHORITY);
        if (authority != null && !THREE_DIGITS.matcher(authority).matches()) {
            throw new RowRefused(AUTHORITY, "The authority's code is not three digits.");
        }
        return authority;
    }

    /** The word for a code; null for a code nobody has told us of. */
    private static String coded(Row row, String column, Map<Long, String> words) {
        Long code = row.whole(column);
        return code == null ? null : words.get(code);
    }

    private static <T> T worded(Row row, String column, Map<String, T> meanings) {
        String word = lower(row.text(column));
        return word == null ? null : meanings.get(word);
    }

    /** "Not applicable" in the first column does not end the list: the register fills the second behind it. */
    private static TreeSet<String> needs(Row row) {
        var needs = new TreeSet<String>();
        for (String column : NEEDS) {
            String text = row.text(column);
            var need = NEED.matcher(text == null ? "" : text);
            if (need.matches()) {
                needs.add(need.group(1));
            }
        }
        return needs;
    }

    /** The register writes "Resourced provision", "SEN unit", "Resourced provision and SEN unit" or "Not applicable". */
    private static Boolean provides(String provision, String kind) {
        if (provision == null) {
            return null;
        }
        if (provision.contains(kind)) {
            return true;
        }
        boolean understood = provision.equals("not applicable")
                || provision.contains("resourced provision")
                || provision.contains("sen unit");
        return understood ? false : null;
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static List<String> needColumns() {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= 13; i++) {
            columns.add("SEN" + i + " (name)");
        }
        return List.copyOf(columns);
    }

    private static List<String> allColumns() {
        var columns = new ArrayList<>(List.of(
                URN,
                NAME,
                AUTHORITY,
                TYPE,
                TYPE_NAME,
                STATUS,
                PHASE,
                LOW_AGE,
                HIGH_AGE,
                SEX,
                SECTION_41,
                RESOURCED,
                RESOURCED_CAPACITY,
                UNIT_CAPACITY,
                CAPACITY,
                PUPILS,
                EASTING,
                NORTHING,
                POSTCODE,
                TOWN,
                CLOSED));
        columns.addAll(NEEDS);
        return columns;
    }
}
