package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rightplace.facts.Parameter;

/**
 * Everything a rules folder says, read and not yet compiled: enough to describe it and to explain what it once found.
 *
 * @param digest of the folder
 * @param manifest whose it is
 * @param sources by key
 * @param parameters by id
 * @param tables by name
 * @param principles by theme, then id, then first day in force
 * @param steps by theme, then number
 */
public record Catalogue(
        String digest,
        Manifest manifest,
        Map<String, Source> sources,
        Map<String, DatedParameter> parameters,
        Map<String, Table> tables,
        List<Principle> principles,
        List<Step> steps) {

    /** The file of a principle that was in force on a date. */
    public Optional<Principle> principle(String id, LocalDate asAt) {
        // Asked for each finding of each answer: a plain loop is several times as fast as a stream.
        for (Principle p : principles) {
            if (p.id().equals(id) && p.inForce(asAt)) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    /**
     * What was law on a day, and nothing else: principles with one file each, steps with the rules of that day, a step without any left
     * out. An answer is explained from this, so that its words and citations are those of its own day.
     */
    public Catalogue inForce(LocalDate day) {
        return new Catalogue(
                digest,
                manifest,
                sources,
                parameters,
                tables,
                principles.stream().filter(p -> p.inForce(day)).toList(),
                steps.stream()
                        .map(step -> step.inForce(day))
                        .filter(step -> !step.rules().isEmpty())
                        .toList());
    }

    /** The principles of a theme left out on a date. */
    public List<NotInForce> notInForce(String theme, LocalDate day) {
        return principles.stream()
                .filter(p -> p.theme().equals(theme) && !p.inForce(day))
                .map(p -> new NotInForce(p.id(), p.from(), p.to()))
                .toList();
    }

    public Optional<Step> step(String theme, String name) {
        return steps.stream()
                .filter(step -> step.theme().equals(theme) && step.name().equals(name))
                .findFirst();
    }

    /**
     * A table.
     *
     * @throws RulebookDefect when the folder has none of that name
     */
    public Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new RulebookDefect("there is no table " + name + "; add rules/tables/" + name + ".yaml");
        }
        return table;
    }

    /** A row of a table; empty where this rulebook has no such table, or it no such row, as one of another day may not. */
    public Optional<Table.Row> row(String table, String code) {
        return Optional.ofNullable(tables.get(table)).flatMap(rows -> rows.row(code));
    }

    /** What a table calls a code; the code itself where this rulebook has no name for it. */
    public String name(String table, String code) {
        return tables.containsKey(table) ? table(table).name(code) : code;
    }

    /**
     * The codes of a list: {@code needs} for the keys of a table, {@code establishment-types/sector} for the different values of one of
     * its columns.
     */
    public List<String> codes(String list) {
        int slash = list.indexOf('/');
        return slash < 0
                ? table(list).codes()
                : table(list.substring(0, slash)).rows().stream()
                        .map(row -> row.text(list.substring(slash + 1)))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The headers that name the rulebook an answer was made with. */
    public Map<String, String> headers() {
        return Map.of("Rulebook-Version", manifest.version(), "Rulebook-Digest", digest);
    }

    /** Every parameter as it stands on a date. */
    public Parameters parametersOn(LocalDate asAt) {
        var inForce = new ArrayList<Parameter>();
        parameters.values().stream()
                .sorted(Comparator.comparing(DatedParameter::parameter))
                .forEach(parameter -> inForce.addAll(parameter.on(asAt)));
        return new Parameters(asAt, List.copyOf(inForce));
    }

    /** The first day of which this rulebook says anything: no parameter has a value before it. */
    public LocalDate begins() {
        return parameters.values().stream()
                .flatMap(parameter -> parameter.values().stream())
                .map(DatedParameter.Value::from)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** The provision a citation names, {@code cfa-2014/s39-3}. */
    public Optional<Source.Provision> provision(String cite) {
        int slash = cite.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(sources.get(cite.substring(0, slash)))
                .map(source -> source.provisions().get(cite.substring(slash + 1)));
    }

    /** The same with a step changed. */
    Catalogue with(Step changed) {
        var others = steps.stream()
                .map(step -> step.file().equals(changed.file()) ? changed : step)
                .toList();
        return new Catalogue(digest, manifest, sources, parameters, tables, principles, others);
    }

    /** The same with a parameter changed. */
    Catalogue with(DatedParameter changed) {
        var others = new TreeMap<>(parameters);
        others.put(changed.parameter(), changed);
        return new Catalogue(digest, manifest, sources, others, tables, principles, steps);
    }
}
