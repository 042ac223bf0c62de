package org.rightplace.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Settings with a known place, ready to be searched by straight-line distance. Immutable and safe for many threads. */
public final class SettingIndex {

    /**
     * A setting and how far it is.
     *
     * @param entry as in the register
     * @param metres straight line, rounded to the nearest metre
     */
    public record Near(RegisterEntry entry, long metres) {}

    private static final Comparator<Near> NEAREST_FIRST = Comparator.comparingLong(Near::metres)
            .thenComparingInt(near -> near.entry().urn());

    private final STRtree tree = new STRtree();

    private SettingIndex(Collection<RegisterEntry> entries) {
        for (RegisterEntry entry : entries) {
            if (entry.easting() != null && entry.northing() != null) {
                tree.insert(new Envelope(new Coordinate(entry.easting(), entry.northing())), entry);
            }
        }
        // The tree would otherwise build itself in the first search, which is not safe for many threads.
        tree.build();
    }

    public static SettingIndex of(Collection<RegisterEntry> entries) {
        return new SettingIndex(entries);
    }

    /** Settings at most {@code metres} from a place, nearest first; equally near ones in the order of their urns. */
    public List<Near> within(long easting, long northing, long metres) {
        var around = new Envelope(easting - metres, easting + metres, northing - metres, northing + metres);
        List<?> inTheSquare = tree.query(around);
        return inTheSquare.stream()
                .map(RegisterEntry.class::cast)
                .map(entry -> new Near(entry, Journeys.metres(easting, northing, entry.easting(), entry.northing())))
                .filter(near -> near.metres() <= metres)
                .sorted(NEAREST_FIRST)
                .toList();
    }
}
