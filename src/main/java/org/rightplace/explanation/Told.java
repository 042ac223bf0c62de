package org.rightplace.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;

/**
 * Something an action carries from the findings it is because of, so that actions can be counted by it: {@code tells} of
 * {@code tables/action-kinds} says what.
 *
 * @param as the API's name for it
 * @param code what was read; null where it is not known
 * @param name the code in words, where a table names it; {@code not known} where it is not
 * @param words what it is, for those who work with it
 * @param family the same for a family
 */
public record Told(String as, String code, String name, String words, String family) {

    /** What an action tells, in the order of the table; nothing for most kinds. */
    public static List<Told> by(Conclusion action, List<Finding> findings, Catalogue catalogue) {
        var told = new ArrayList<Told>();
        var row = catalogue.table("action-kinds").row(action.code());
        if (row.isPresent()) {
            for (JsonNode one : row.get().cells().path("tells")) {
                var code = read(one.path("path").asText(), action, findings);
                told.add(new Told(
                        one.path("as").asText(),
                        code.orElse(null),
                        code.map(known -> catalogue.name(one.path("table").asText(), known))
                                .orElse("not known"),
                        one.path("words").asText(),
                        one.path("family").asText()));
            }
        }
        return List.copyOf(told);
    }

    private static Optional<String> read(String path, Conclusion action, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> action.because().contains(finding.principle()))
                .flatMap(finding -> finding.facts().stream())
                .filter(saw -> saw.path().equals(path))
                .map(Finding.Saw::value)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }
}
