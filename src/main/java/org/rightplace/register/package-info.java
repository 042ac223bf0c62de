/**
 * The register of settings and the postcode directory: importing the public files, reading settings as they stood on a date,
 * finding those near a place, and estimating journeys.
 *
 * <p>It holds what the files say and knows nothing of rules or law. An unknown value is {@code null} and is never read as false.
 * Places are eastings and northings on the National Grid (OSGB36), in whole metres.
 */
package org.rightplace.register;
