package org.rightplace.oracle;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.rightplace.register.RegisterEntry;

/**
 * One made-up setting of the register.
 *
 * @param type extract code of the establishment type
 * @param authority three-digit code of where it lies
 * @param status open, closing, proposed or closed
 * @param section41 what the register says of approval; null where it says nothing
 * @param metres from home
 */
record MadeUpSetting(int urn, String type, String authority, String status, Boolean section41, int metres) {

    static final long HOME_EASTING = 500_000;
    static final long HOME_NORTHING = 300_000;

    /** Kinds of settings drawn, the common ones more than once. */
    private static final List<String> COMMON = List.of(
            "1", "1", "34", "28", "2", "40", "7", "7", "36", "12", "44", "8", "10", "10", "10", "10", "11", "32", "18",
            "39", "15");

    private static final List<String> RARE = List.of("14", "38", "49", "27", "10", "10");
    private static final List<String> UNSURE = List.of("6", "31", "57");

    /** What a type is in law. */
    record InLaw(String sector, String listing, String mainstream) {}

    static MadeUpSetting draw(Random random, int urn, boolean requested) {
        var type = random.nextInt(15) > 0
                ? COMMON.get(random.nextInt(COMMON.size()))
                : requested && random.nextInt(4) == 0
                        ? UNSURE.get(random.nextInt(UNSURE.size()))
                        : RARE.get(random.nextInt(RARE.size()));
        // A setting outside the list is asked for more often than it is drawn.
        if (requested && random.nextInt(4) == 0) {
            type = "10";
        }
        int status = random.nextInt(60);
        return new MadeUpSetting(
                urn,
                type,
                random.nextInt(4) == 0 ? "925" : random.nextBoolean() ? "873" : "874",
                status == 0 ? "closed" : status == 1 ? "proposed" : status == 2 ? "closing" : "open",
                Set.of("10", "11", "32").contains(type)
                        ? random.nextInt(12) == 0 ? null : Boolean.valueOf(random.nextInt(5) < 2)
                        : null,
                2_000 * (1 + random.nextInt(12)));
    }

    boolean local() {
        return Set.of("873", "874").contains(authority);
    }

    /** The table of domain 6.3. */
    InLaw law() {
        return switch (type) {
            case "1", "2", "3", "5", "28", "34", "35", "40", "41" -> new InLaw("mainstream", "yes", "yes");
            case "15" -> new InLaw("maintained-nursery", "yes", "yes");
            case "18" -> new InLaw("further-education", "yes", "yes");
            case "39", "45", "46" -> new InLaw("sixteen-to-nineteen", "yes", "yes");
            case "7", "12", "33", "36", "44" -> new InLaw("state-special", "yes", "no");
            case "8" -> new InLaw("non-maintained-special", "yes", "no");
            case "10" -> new InLaw("independent-special", "if-approved", "no");
            case "11" -> new InLaw("independent", "if-approved", "no");
            case "32" -> new InLaw("special-post-16", "if-approved", "no");
            case "38", "42", "43" -> new InLaw("alternative", "yes", "no");
            case "14" -> new InLaw("pupil-referral-unit", "no", "no");
            case "49" -> new InLaw("online", "no", "no");
            case "6", "31", "57" -> new InLaw("unsure", "unsure", "unsure");
            default -> new InLaw("other", "no", "no");
        };
    }

    RegisterEntry entry() {
        return new RegisterEntry(
                urn,
                "Made-up setting " + urn,
                authority,
                type,
                null,
                status,
                null,
                null,
                null,
                null,
                section41,
                new TreeSet<>(),
                null,
                null,
                null,
                null,
                null,
                null,
                HOME_EASTING + metres,
                HOME_NORTHING,
                null,
                null,
                null,
                null,
                null);
    }
}
