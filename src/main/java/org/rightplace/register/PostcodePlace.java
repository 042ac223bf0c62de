package org.rightplace.register;

/**
 * A postcode with the middle of its addresses.
 *
 * @param postcode upper case, one space
 * @param gssDistrict the district's nine-character code; null if unknown
 * @param easting metres on the National Grid; null if unknown
 * @param northing metres; null exactly when {@code easting} is
 */
public record PostcodePlace(String postcode, String gssDistrict, Long easting, Long northing) {}
