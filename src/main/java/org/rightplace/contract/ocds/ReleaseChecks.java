package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/** What the schema cannot say of a release: days that exist, periods that end after they begin, ids that fit together. */
final class ReleaseChecks {

    /** As long as the reference of a contract may be. */
    private static final int LONGEST_REFERENCE = 64;

    private final Wrongs wrongs;

    private ReleaseChecks(Wrongs wrongs) {
        this.wrongs = wrongs;
    }

    static void check(JsonNode release, Wrongs wrongs) {
        var checks = new ReleaseChecks(wrongs);
        checks.days(release, Place.ROOT);
        checks.references(release, "awards");
        checks.references(release, "contracts");
    }

    private void days(JsonNode node, Place place) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            days(node.get(i), place.then(i));
        }
        node.properties().forEach(field -> {
            Place here = place.then(field.getKey());
            JsonNode value = field.getValue();
            if (Published.DAYS.contains(field.getKey()) && !value.isNull() && Published.day(value) == null) {
                wrongs.add(
                        here,
                        "not-a-date",
                        "This must be a moment that exists, written year-month-day like 2026-11-20T09:30:00Z.");
            }
            days(value, here);
        });
        LocalDate start = Published.day(node.path("startDate"));
        LocalDate end = Published.day(node.path("endDate"));
        if (start != null && end != null && end.isBefore(start)) {
            wrongs.add(place.then("endDate"), "out-of-order", "This must not be earlier than startDate.");
        }
    }

    private void references(JsonNode release, String list) {
        for (int i = 0; i < release.path(list).size(); i++) {
            Place place = Place.ROOT.then(list).then(i).then("id");
            String id = Published.text(release.get(list).path(i).path("id"));
            String ocid = Published.text(release.path("ocid"));
            if (id != null && ocid != null && reference(ocid, list, id).length() > LONGEST_REFERENCE) {
                wrongs.add(
                        place,
                        "too-long",
                        "This and the id of the process together must be at most " + LONGEST_REFERENCE
                                + " characters long.");
            }
        }
    }

    /** Contracts and awards have ids of their own only within their process. */
    static String reference(String ocid, String list, String id) {
        return id.startsWith(ocid) ? id : ocid + (list.equals("awards") ? "/award/" : "/") + id;
    }
}
