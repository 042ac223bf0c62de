package org.rightplace.placement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.SettingIndex.Near;

/** Searches the register of settings. */
public final class SettingSearch {

    /** The farthest a search around a place reaches, in kilometres. */
    public static final long FARTHEST_KM = 200;

    private final Register register;
    private final Postcodes postcodes;

    public SettingSearch(Register register, Postcodes postcodes) {
        this.register = register;
        this.postcodes = postcodes;
    }

    /**
     * What is looked for; whatever is null is not asked.
     *
     * @param name words the name has, in either case
     * @param area what the postcode begins with: {@code PE}, or an outward code such as {@code PE13}
     * @param near urn or outward code to search around
     * @param postcode full postcode to search around; it may be a home, so it never stands in an address
     * @param withinKm kilometres in a straight line
     * @param phase a phase of the register; settings whose phase the register does not say are left in
     * @param need DfE code; only settings the register states it for
     * @param kind sector of {@code tables/establishment-types}
     */
    public record Asked(
            String name,
            String area,
            String near,
            String postcode,
            Long withinKm,
            String phase,
            String need,
            String kind) {

        /** Leaves out everything: a postcode may be a home. */
        @Override
        public String toString() {
            return "Asked";
        }
    }

    private record Place(long easting, long northing) {}

    /**
     * What is found, nearest first where there is a place to search around, and then by urn.
     *
     * @return each with how far it is; -1 metres where there is no place to search around
     * @throws NoSuchPlace when the place to search around is not known
     */
    public List<Near> find(Asked asked, LocalDate asAt, SettingKinds kinds) throws NoSuchPlace {
        var snapshot = register.snapshot(asAt);
        var place = place(asked, snapshot);
        Stream<Near> all = place == null
                ? snapshot.entries().values().stream().map(entry -> new Near(entry, -1))
                : snapshot
                        .index()
                        .within(
                                place.easting(),
                                place.northing(),
                                1000 * (asked.withinKm() == null ? FARTHEST_KM : asked.withinKm()))
                        .stream();
        return all.filter(one -> fits(one.entry(), asked, kinds))
                .sorted(Comparator.comparingLong(Near::metres)
                        .thenComparing(one -> one.entry().urn()))
                .toList();
    }

    private Place place(Asked asked, Register.Snapshot snapshot) throws NoSuchPlace {
        if (asked.postcode() != null) {
            return postcodes
                    .find(asked.postcode())
                    .filter(found -> found.easting() != null)
                    .map(found -> new Place(found.easting(), found.northing()))
                    .orElseThrow(() -> new NoSuchPlace("That postcode is not known, or has no place"));
        }
        if (asked.near() == null) {
            return null;
        }
        if (asked.near().matches("\\d{6}")) {
            var entry = snapshot.entries().get(Integer.valueOf(asked.near()));
            if (entry == null || entry.easting() == null) {
                throw new NoSuchPlace("near names no setting with a known place");
            }
            return new Place(entry.easting(), entry.northing());
        }
        return postcodes
                .outward(asked.near())
                .map(found -> new Place(found.easting(), found.northing()))
                .orElseThrow(() -> new NoSuchPlace("near is a urn of six digits or an outward code such as CB1"));
    }

    private static boolean fits(RegisterEntry entry, Asked asked, SettingKinds kinds) {
        return (asked.phase() == null || entry.phase() == null || entry.phase().equals(asked.phase()))
                && (asked.need() == null || entry.needs().contains(asked.need()))
                && (asked.kind() == null || kinds.kind(entry).sector().equals(asked.kind()))
                && (asked.name() == null || lower(entry.name()).contains(lower(asked.name())))
                && (asked.area() == null || isIn(entry.postcode(), asked.area().toUpperCase(Locale.ROOT)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** An area is letters, {@code PE}, or a district in it, {@code PE1}, which is not the beginning of {@code PE13}. */
    private static boolean isIn(String postcode, String area) {
        if (postcode == null) {
            return false;
        }
        var outward = postcode.substring(0, postcode.indexOf(' '));
        return outward.equals(area) || outward.replaceFirst("\\d.*", "").equals(area);
    }
}
