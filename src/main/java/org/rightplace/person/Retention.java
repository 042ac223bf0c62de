package org.rightplace.person;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rightplace.ledger.Held;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.DatedParameter;

/**
 * Until when a person's record is kept: by the class, of those of {@code tables/retention-classes} that apply, that keeps it longest.
 *
 * @param className in plain words. Which class it is may itself be telling, and never stands in a body
 * @param years from the date of birth
 * @param cites where the years come from
 * @param unsure why they need a check; null if they do not
 * @param until the last day
 */
public record Retention(String className, long years, String cites, String unsure, LocalDate until) {

    private static final String CLASSES = "retention-classes";
    private static final String REQUEST = "request";
    private static final JsonPointer BORN = JsonPointer.compile("/person/dateOfBirth");

    /**
     * Of what is held, with the years as they stand on a day.
     *
     * @return empty when no date of birth is held, so that it cannot be told
     */
    public static Optional<Retention> of(Held held, Catalogue catalogue, LocalDate on) {
        // Where several dates of birth were given, the latest keeps the record longest.
        var born = held.entries().stream()
                .map(one -> one.sections().get(REQUEST))
                .filter(Objects::nonNull)
                .flatMap(request -> day(request.at(BORN).asText()).stream())
                .max(Comparator.naturalOrder());
        return born.flatMap(day -> catalogue.table(CLASSES).rows().stream()
                .filter(row -> applies(row.text("when"), held))
                .map(row -> of(row.text("name"), catalogue.parameters().get(row.text("years")), day, on))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Retention::until)));
    }

    private static Optional<Retention> of(String name, DatedParameter years, LocalDate born, LocalDate on) {
        return years.values().stream()
                .filter(value -> !value.from().isAfter(on))
                .reduce((earlier, later) -> later)
                .map(value -> new Retention(
                        name, value.value(), value.cites(), value.unsure(), born.plusYears(value.value())));
    }

    /** @param when pointer to what a request has to say is so; null for every record */
    private static boolean applies(String when, Held held) {
        return when == null
                || held.entries().stream()
                        .map(one -> one.sections().get(REQUEST))
                        .anyMatch(request -> request != null && request.at(when).asBoolean(false));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the time is over on a day. */
    public boolean ended(LocalDate on) {
        return on.isAfter(until);
    }

    /** In sentences, for an officer. */
    public List<String> lines(LocalDate on) {
        var words = "Retention: " + className + ", " + years + " years from birth (" + cites + "), until "
                + Days.of(until) + (ended(on) ? ": it has ended." : ": it has not ended.");
        return unsure == null ? List.of(words) : List.of(words, "To be checked: " + unsure);
    }
}
