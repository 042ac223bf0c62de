package org.rightplace.register;

/** A point on the National Grid, in metres. */
record Place(Long easting, Long northing) {

    static final Place UNKNOWN = new Place(null, null);

    /** A rectangle of the National Grid, in metres, within which a place must lie. */
    record Bounds(String name, long west, long east, long south, long north) {}

    /** From the Isles of Scilly to Lowestoft and Berwick, a little generous. */
    static final Bounds ENGLAND = new Bounds("England", 80_000, 660_000, 5_000, 660_000);

    static final Bounds NATIONAL_GRID = new Bounds("the National Grid", 0, 700_000, 0, 1_300_000);

    /** The place a row gives; unknown when both cells are blank, or both 0 as some extracts write it. */
    static Place in(Row row, String eastings, String northings, Bounds bounds) {
        Long easting = row.whole(eastings);
        Long northing = row.whole(northings);
        if (easting == null && northing == null) {
            return UNKNOWN;
        }
        if (easting == null || northing == null) {
            String blank = easting == null ? eastings : northings;
            throw new RowRefused(blank, "Of " + eastings + " and " + northings + " only one is given.");
        }
        if (easting == 0 && northing == 0) {
            return UNKNOWN;
        }
        check(eastings, easting, bounds.west(), bounds.east(), bounds);
        check(northings, northing, bounds.south(), bounds.north(), bounds);
        return new Place(easting, northing);
    }

    private static void check(String column, long metres, long least, long most, Bounds bounds) {
        if (metres < least || metres > most) {
            throw new RowRefused(
                    column,
                    column + " lies outside " + bounds.name() + ": it is in metres, from " + least + " to " + most
                            + ".");
        }
    }
}
