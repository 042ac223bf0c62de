package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rightplace.facts.Parameter;

/** Every parameter as it stands on one date. */
public final class Parameters {

    private final LocalDate asAt;
    private final List<Parameter> inForce;
    private final Map<String, List<Parameter>> byId;

    /** @param inForce sorted by id, then what it is for, then the order of its file */
    Parameters(LocalDate asAt, List<Parameter> inForce) {
        this.asAt = asAt;
        this.inForce = List.copyOf(inForce);
        this.byId = inForce.stream()
                .collect(Collectors.groupingBy(Parameter::id, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    /** The date. */
    public LocalDate asAt() {
        return asAt;
    }

    /** All of them, sorted by id, then what each is for, then the order of its file. */
    public List<Parameter> inForce() {
        return inForce;
    }

    /** Those of one id; empty when it is not in force. */
    public List<Parameter> of(String id) {
        return byId.getOrDefault(id, List.of());
    }

    /** The one of an id for one of several things, or for {@code ""}; empty when it is not in force. */
    public Optional<Parameter> find(String id, String of) {
        for (Parameter parameter : of(id)) {
            if (parameter.of().equals(of)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    /**
     * The one number of a parameter.
     *
     * @throws RulebookDefect when the rulebook has no such number on this date
     */
    public Parameter number(String id) {
        return number(id, "");
    }

    /** The number of a parameter for one of several things. */
    public Parameter number(String id, String of) {
        return find(id, of)
                .orElseThrow(() -> new RulebookDefect("parameter " + id + (of.isEmpty() ? "" : " for " + of)
                        + " has no value on " + asAt + "; add one to rules/parameters/" + id + ".yaml"));
    }

    /** The codes of a parameter, in order; empty when it is not in force. */
    public List<String> words(String id) {
        return of(id).stream().map(Parameter::word).toList();
    }
}
