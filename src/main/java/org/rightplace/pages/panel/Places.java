package org.rightplace.pages.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.rightplace.placement.EvaluatedOption;
import org.rightplace.placement.Recommendation;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;

/**
 * Where the options lie, and roughly where home is.
 *
 * @param home the square of a kilometre home lies in; null where the advice did not know where home is
 * @param options those with a known place, in their order
 */
public record Places(Square home, List<Place> options) {

    /** How exactly home is shown, in metres: the side of a square of the National Grid. */
    private static final long SIDE = 1000;

    private static final String[] DIRECTIONS = {
        "east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east"
    };

    /**
     * A square of the National Grid.
     *
     * @param west easting of its left edge, metres
     * @param south northing of its lower edge, metres
     */
    public record Square(long west, long south, long side) {

        static Square around(long easting, long northing) {
            return new Square(Math.floorDiv(easting, SIDE) * SIDE, Math.floorDiv(northing, SIDE) * SIDE, SIDE);
        }
    }

    /**
     * One setting.
     *
     * @param kind first for the one advised, asked, or near where it is there only because it is near home
     * @param easting metres
     * @param northing metres
     * @param direction from the middle of home's square, in words
     */
    public record Place(
            int number,
            String name,
            String standing,
            String kind,
            long easting,
            long northing,
            String distance,
            String direction) {}

    /** @param request as it was sent in */
    static Places of(Recommendation found, JsonNode request, Register register, Postcodes postcodes) {
        // What the advice did not know, as it was disputed say, the map does not show.
        boolean known = found.evaluated().options().stream().anyMatch(one -> one.metres() != null);
        var home = known
                ? postcodes
                        .find(request.at("/person/home/postcode").asText())
                        .filter(place -> place.easting() != null)
                        .map(place -> Square.around(place.easting(), place.northing()))
                        .orElse(null)
                : null;
        var places = new ArrayList<Place>();
        int number = 0;
        for (EvaluatedOption option : found.evaluated().options()) {
            int shown = ++number;
            var standing = found.evaluated().code("standing", option.urn()).orElse("possible");
            register.byUrn(option.urn(), found.evaluated().factsAsAt())
                    .filter(entry -> entry.easting() != null)
                    .ifPresent(entry -> places.add(new Place(
                            shown,
                            option.name(),
                            InWords.name(found.catalogue(), "standings", standing),
                            standing.equals("advised") ? "first" : option.contacted() ? "asked" : "near",
                            entry.easting(),
                            entry.northing(),
                            InWords.kilometres(option.metres()),
                            home == null ? InWords.NOT_KNOWN : direction(home, entry.easting(), entry.northing()))));
        }
        return new Places(home, List.copyOf(places));
    }

    private static String direction(Square home, long easting, long northing) {
        double east = easting - home.west() - home.side() / 2.0;
        double north = northing - home.south() - home.side() / 2.0;
        if (Math.hypot(east, north) < home.side()) {
            return "near by";
        }
        int eighth = Math.floorMod(Math.round(Math.atan2(north, east) / (Math.PI / 4)), DIRECTIONS.length);
        return "to the " + DIRECTIONS[eighth];
    }
}
