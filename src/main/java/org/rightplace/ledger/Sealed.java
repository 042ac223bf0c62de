package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A private section with what is worked out from it once: it needs no lock, so it is done before the head is locked.
 *
 * @param canonical the content's canonical JSON, which is kept
 * @param commitment what the body says of it
 * @param words what it is found by
 */
record Sealed(PrivateSection section, byte[] canonical, String commitment, String words) {

    /** @throws NotCanonical when one has no canonical form; the message names the section */
    static List<Sealed> all(Map<String, JsonNode> sections) {
        var sealed = new ArrayList<Sealed>();
        sections.forEach((name, content) -> {
            var section = PrivateSection.salted(name, content);
            try {
                var canonical = CanonicalJson.bytes(content);
                sealed.add(new Sealed(
                        section, canonical, Commitment.of(section.salt(), canonical), Words.in(name, content)));
            } catch (NotCanonical e) {
                throw new NotCanonical("in private section " + name + ", " + e.getMessage());
            }
        });
        return sealed;
    }
}
