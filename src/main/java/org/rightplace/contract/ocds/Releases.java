package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.rightplace.schema.Place;

/** The releases in what was sent: one by itself, those of a release package, or those of the records of a record package. */
final class Releases {

    /**
     * One release, not yet checked.
     *
     * @param place where it stands in what was sent
     * @param node null where a record only links to its releases
     * @param ocid of the record it stands in; null where it stands in none
     */
    record Release(Place place, JsonNode node, String ocid) {}

    private Releases() {}

    /** Whether this is published data at all: a package, or an object with the id of a contracting process. */
    static boolean isPublished(JsonNode body) {
        return body.has("releases") || body.has("records") || body.has("ocid");
    }

    /** The key under which a package holds what is no list; null where it is as it should be. */
    static String notAList(JsonNode body) {
        String key = body.has("records") ? "records" : "releases";
        return body.has(key) && !body.get(key).isArray() ? key : null;
    }

    static List<Release> in(JsonNode body) {
        var releases = new ArrayList<Release>();
        if (body.has("records")) {
            for (int i = 0; i < body.get("records").size(); i++) {
                ofRecord(body.get("records").get(i), Place.ROOT.then("records").then(i), releases);
            }
        } else if (body.has("releases")) {
            for (int i = 0; i < body.get("releases").size(); i++) {
                releases.add(new Release(
                        Place.ROOT.then("releases").then(i),
                        body.get("releases").get(i),
                        null));
            }
        } else {
            releases.add(new Release(Place.ROOT, body, null));
        }
        return releases;
    }

    private static void ofRecord(JsonNode one, Place place, List<Release> into) {
        String ocid = Published.text(one.path("ocid"));
        if (one.path("compiledRelease").isObject()) {
            into.add(new Release(place.then("compiledRelease"), one.get("compiledRelease"), ocid));
            return;
        }
        int before = into.size();
        for (int i = 0; i < one.path("releases").size(); i++) {
            JsonNode release = one.get("releases").path(i);
            if (release.has("ocid")) {
                into.add(new Release(place.then("releases").then(i), release, ocid));
            }
        }
        if (into.size() == before) {
            into.add(new Release(place, null, ocid));
        }
    }
}
