package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A code of an entry's body that it can be found by.
 *
 * <p>Bodies are all laid out alike: {@code content.result.outcome} and {@code .settingUrn}; findings as arrays that begin with
 * principle and outcome, in {@code content.findings} and {@code content.options.{urn}.findings}; {@code content.choice};
 * {@code content.authorities}.
 *
 * @param name {@value #OUTCOME}, {@value #PRINCIPLE}, {@value #SETTING}, {@value #CHOICE} or {@value #AUTHORITY}
 * @param code at most {@value #LONGEST} characters
 */
record Tag(String name, String code) {

    static final String OUTCOME = "outcome";
    static final String PRINCIPLE = "principle";
    static final String SETTING = "setting";
    static final String CHOICE = "choice";
    static final String AUTHORITY = "authority";

    private static final int LONGEST = 200;

    /** The outcomes of a principle that reached its subject: what a search for the principle alone finds. */
    static final List<String> REACHED = List.of("MET", "NOT_MET", "CANNOT_TELL");

    /** What a body is tagged with, once each. */
    static Set<Tag> of(JsonNode body) {
        var tags = new LinkedHashSet<Tag>();
        var content = body.path("content");
        add(tags, OUTCOME, content.at("/result/outcome").textValue());
        add(tags, CHOICE, content.path("choice").textValue());
        content.path(Draft.AUTHORITIES).forEach(code -> add(tags, AUTHORITY, code.textValue()));
        var setting = content.at("/result/settingUrn");
        add(tags, SETTING, setting.isIntegralNumber() ? setting.asText() : null);
        addFindings(tags, content.path("findings"));
        content.path("options").properties().forEach(option -> {
            add(tags, SETTING, option.getKey());
            addFindings(tags, option.getValue().path("findings"));
        });
        return tags;
    }

    private static void addFindings(Set<Tag> tags, JsonNode findings) {
        for (var finding : findings) {
            var principle = finding.path(0).textValue();
            var outcome = finding.path(1).textValue();
            if (principle == null || outcome == null) {
                continue;
            }
            add(tags, PRINCIPLE, principle + ":" + outcome);
        }
    }

    private static void add(Set<Tag> tags, String name, String code) {
        if (code != null && canBe(code)) {
            tags.add(new Tag(name, code));
        }
    }

    /** Whether an entry can have a code as a tag: what is longer, or holds what PostgreSQL keeps in no text, is no code. */
    static boolean canBe(String code) {
        return code.length() <= LONGEST && code.indexOf('\0') < 0;
    }
}
