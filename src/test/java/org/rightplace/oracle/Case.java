package org.rightplace.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.rightplace.placement.PlacementRequest;

/**
 * One made-up case, as it would be sent in, with what the registers say of it.
 *
 * @param request as sent in
 * @param tree the same as JSON, which tells an empty list from one left out
 * @param settings every setting of the made-up register; the request names each
 * @param postcodeAuthority where the home postcode lies; null if there is none
 * @param homeKnown whether the place of home is known
 * @param ageKnown whether the date of birth is to be used; the schema asks for one, so the rules' facts have the age taken out of them
 */
record Case(
        PlacementRequest request,
        JsonNode tree,
        List<MadeUpSetting> settings,
        String postcodeAuthority,
        boolean homeKnown,
        boolean ageKnown) {

    LocalDate today() {
        return request.decisionDate();
    }

    String kind() {
        return request.request().kind();
    }

    List<Place> places() {
        return settings.stream().map(setting -> Place.of(request, setting)).toList();
    }

    Place place(Integer urn) {
        return settings.stream()
                .filter(setting -> Objects.equals(setting.urn(), urn))
                .map(setting -> Place.of(request, setting))
                .findFirst()
                .orElse(null);
    }

    /** The setting asked for by name; null when none is, or nobody says which. */
    Place asked() {
        return "setting".equals(kind()) ? place(request.request().urn()) : null;
    }

    PlacementRequest.Clocks dates() {
        return request.clocks();
    }

    static boolean written(String text) {
        return text != null && !text.isBlank();
    }
}
