package org.rightplace.oracle;

import java.util.Comparator;
import java.util.List;

/**
 * Local first, where the authority chooses: the lowest open ring with a consulted option that is suitable and has a place, unless one that was
 * not asked stands on a lower ring that is not passed over.
 */
final class LocalFirst {

    enum What {
        NAME,
        REFER,
        WEIGH,
        CONSULT,
        CLARIFY,
        LOOK,
        NOTHING
    }

    /**
     * What it comes to.
     *
     * @param best the setting to be named; null where there is none
     */
    record Choice(What what, Integer best) {}

    private final PlainReading reading;
    private final boolean duty;
    private final Place refused;
    private final List<Place> open;

    /**
     * @param duty whether mainstream must be secured
     * @param refused a setting asked for that is out of the running, or last in it; null for none
     */
    LocalFirst(PlainReading reading, boolean duty, Place refused) {
        this.reading = reading;
        this.duty = duty;
        this.refused = refused;
        this.open = reading.places.stream().filter(this::isOpen).toList();
    }

    /** The rings open are those the law leaves open, to settings that would admit and that nothing bars the authority from choosing. */
    private boolean isOpen(Place place) {
        if (place.ring() == null
                || place.mainstream() != duty
                || Boolean.FALSE.equals(place.admits())
                || Bars.barred(reading.of, place)) {
            return false;
        }
        // Step 5: while mainstream is required, the mainstream school first asked for stays in, unless it is
        // unsuitable.
        return refused == null || !place.urn().equals(refused.urn()) || duty && !reading.unsuitable();
    }

    Choice choice() {
        if (!reading.of.homeKnown()) {
            return new Choice(What.LOOK, null);
        }
        var best = best();
        if (best == null) {
            boolean left = open.stream().anyMatch(this::leftToAsk);
            return new Choice(
                    left ? What.CONSULT : open.stream().anyMatch(this::unclear) ? What.CLARIFY : What.NOTHING, null);
        }
        if (open.stream().anyMatch(place -> leftToAsk(place) && place.ring() < best.ring())) {
            return new Choice(What.CONSULT, null);
        }
        if (!reading.weighed()) {
            return new Choice(What.WEIGH, best.urn());
        }
        return new Choice(best.baseInDoubt() ? What.REFER : What.NAME, best.urn());
    }

    private Place best() {
        var choosable = open.stream().filter(this::choosable).sorted(order()).toList();
        return choosable.stream()
                .filter(place -> refused == null || !place.urn().equals(refused.urn()))
                .findFirst()
                .orElse(choosable.isEmpty() || open.stream().anyMatch(this::leftToAsk) ? null : choosable.get(0));
    }

    private boolean choosable(Place place) {
        return place.consulted()
                && Boolean.TRUE.equals(place.suitable())
                && Boolean.TRUE.equals(place.free())
                && Boolean.TRUE.equals(place.admits());
    }

    /** A school that is not open yet need not be asked; once it is, its answer is waited for. */
    private boolean leftToAsk(Place place) {
        return !place.passedOver()
                && !place.consulted()
                && (place.sent() || !LawOfSettings.willing(place).reason().equals("not-open-yet"));
    }

    /** It answered, and not whole: neither a yes nor a no. Silence past its time is no such answer. */
    private boolean unclear(Place place) {
        return !place.passedOver()
                && place.replied()
                && !Boolean.FALSE.equals(place.suitable())
                && !Boolean.FALSE.equals(place.free())
                && !choosable(place);
    }

    /** Ring; in ring 5 special before mainstream; near before far; cheap before dear; urn. Those compared are all suitable and free. */
    private Comparator<Place> order() {
        return Comparator.comparing((Place place) -> place.ring())
                .thenComparing(Place::mainstream)
                .thenComparing(place -> place.setting().metres())
                .thenComparing(Place::publicPence, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Place::urn);
    }
}
