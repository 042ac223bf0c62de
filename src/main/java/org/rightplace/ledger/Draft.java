package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a service hands in to be recorded. The ledger adds the rest: id, number, time, program version, salts.
 *
 * @param kind any but genesis
 * @param follows id of the decision this one is about, as a choice is about advice; null if none
 * @param actorRole the role of whoever asked, never a name
 * @param question what was asked, as a code or a reference that says nothing of a person; null if nothing was
 * @param lawAsAt the day whose law was applied; null where none was
 * @param factsAsAt the day the register and the other data stood at; null where none were used
 * @param content everything not personal: rulebook versions, findings, result codes, options by urn. It becomes part of the
 *     body, which is never erased, so no name, free text, date of birth, distance or journey may be in it
 * @param sections the personal part by section name; names are lower-case letters, digits and hyphens, at most 64
 * @param personReference who it is about, used only to find that person's random subject id; null if about no one
 */
public record Draft(
        EntryKind kind,
        String follows,
        String actorRole,
        String question,
        LocalDate lawAsAt,
        LocalDate factsAsAt,
        ObjectNode content,
        Map<String, JsonNode> sections,
        String personReference) {

    /** The field of the content that holds, as an array of codes, whose record it is. What has none is the log's own. */
    static final String AUTHORITIES = "authorities";

    private static final Pattern SECTION_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private static final int LONGEST_REFERENCE = 200;

    public Draft {
        Objects.requireNonNull(kind, "A draft needs a kind");
        Objects.requireNonNull(content, "A draft needs content; an empty object will do");
        if (actorRole == null || actorRole.isBlank()) {
            throw new IllegalArgumentException("A draft needs the role of whoever asked");
        }
        // The database would refuse it too, but with the reference in its message.
        if (personReference != null && (personReference.isBlank() || personReference.length() > LONGEST_REFERENCE)) {
            throw new IllegalArgumentException("A person's reference has 1 to " + LONGEST_REFERENCE
                    + " characters; leave it out if there is none");
        }
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        sections.forEach((name, section) -> {
            if (!SECTION_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "A section's name is lower-case letters, digits and hyphens, at most 64");
            }
            Objects.requireNonNull(section, "A section has content, if only a JSON null");
        });
    }

    /**
     * Says in a draft's content whose record it is to be.
     *
     * @param authorities their three-digit codes
     */
    public static void belonging(ObjectNode content, Collection<String> authorities) {
        var array = content.putArray(AUTHORITIES);
        authorities.stream().sorted().forEach(array::add);
    }

    /** Leaves out the personal part, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "Draft[" + kind.wireName() + "]";
    }
}
