package org.rightplace.placement;

/**
 * Where home lies, as the postcodes have it.
 *
 * @param easting OSGB36 metres; null if not known
 * @param northing OSGB36 metres; null if not known
 * @param authority three-digit code of the authority its district belongs to; null if not known
 */
record Home(Long easting, Long northing, String authority) {

    static final Home UNKNOWN = new Home(null, null, null);
}
