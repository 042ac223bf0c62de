package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who buys and who provides, by their entries among the parties of a process. */
final class Organisations {

    private final JsonNode release;

    Organisations(JsonNode release) {
        this.release = release;
    }

    /** Name of the buyer; null where it is not said. */
    String buyer() {
        var buyers = inRole("buyer");
        return Published.firstText(
                name(release.path("buyer")),
                buyers.size() == 1 ? buyers.get(0).path("name") : release.path("buyer"),
                name(release.path("tender").path("procuringEntity")));
    }

    /** Names of all who provide a contract; the identifier only of one alone. */
    ObjectNode supplier(JsonNode contract, JsonNode award) {
        JsonNode suppliers = Published.first(contract.path("suppliers"), award.path("suppliers"));
        List<JsonNode> all =
                StreamSupport.stream(suppliers.spliterator(), false).toList();
        boolean signed = !contract.isMissingNode() || !award.isMissingNode();
        if (all.isEmpty() && signed && inRole("supplier").size() == 1) {
            all = inRole("supplier");
        }
        var json = JsonNodeFactory.instance.objectNode();
        var names = all.stream()
                .map(one -> Published.text(name(one)))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        Written.put(json, "name", names.isEmpty() ? null : names);
        if (all.size() == 1) {
            var identifier = party(all.get(0)).path("identifier");
            String whole = Published.text(identifier.path("scheme")) + "-" + Published.text(identifier.path("id"));
            boolean formed = whole.matches("[A-Z0-9]+(-[A-Z0-9]+)+") && whole.length() <= 64;
            Written.put(json, "identifier", formed ? whole : null);
        }
        return json;
    }

    private JsonNode name(JsonNode reference) {
        return Published.first(reference.path("name"), party(reference).path("name"));
    }

    private JsonNode party(JsonNode reference) {
        String id = Published.text(reference.path("id"));
        return StreamSupport.stream(release.path("parties").spliterator(), false)
                .filter(party -> id != null && id.equals(Published.text(party.path("id"))))
                .findFirst()
                .orElse(reference);
    }

    private List<JsonNode> inRole(String role) {
        var parties = new ArrayList<JsonNode>();
        for (JsonNode party : release.path("parties")) {
            for (JsonNode one : party.path("roles")) {
                if (one.asText().equals(role)) {
                    parties.add(party);
                }
            }
        }
        return parties;
    }
}
