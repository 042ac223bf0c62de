package org.rightplace.register;

/** Estimates of journeys from straight lines. The figures of policy come from outside. */
public final class Journeys {

    /** How the minutes were come by. */
    public static final String BASIS = "straight-line-estimate";

    private static final long MINUTES_AN_HOUR = 60;
    private static final long METRES_A_KILOMETRE = 1000;
    private static final long PER_MILLE = 1000;

    private Journeys() {}

    /** The straight line between two places on the National Grid, to the nearest metre; null when any figure is unknown. */
    public static Long metres(Long easting, Long northing, Long otherEasting, Long otherNorthing) {
        if (easting == null || northing == null || otherEasting == null || otherNorthing == null) {
            return null;
        }
        return Math.round(Math.hypot(easting - otherEasting, northing - otherNorthing));
    }

    /**
     * Minutes one way, rounded up; null when a figure is unknown.
     *
     * @param metres straight line
     * @param detourPerMille length by road per thousand of the straight line, such as 1300
     * @param kilometresAnHour mean speed from door to door
     */
    public static Long minutes(Long metres, Long detourPerMille, Long kilometresAnHour) {
        if (metres == null || detourPerMille == null || kilometresAnHour == null) {
            return null;
        }
        if (metres < 0 || detourPerMille < PER_MILLE || kilometresAnHour <= 0) {
            throw new IllegalArgumentException(
                    "A journey needs a length of 0 or more, a detour of 1000 per mille or more and a speed above 0.");
        }
        long scaled = metres * detourPerMille * MINUTES_AN_HOUR;
        long perMinute = kilometresAnHour * METRES_A_KILOMETRE * PER_MILLE;
        return (scaled + perMinute - 1) / perMinute;
    }
}
