package org.rightplace.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What one principle says of one subject, with what it saw and what it asks for. Rules build it in one expression:
 *
 * <pre>insert( Finding.met("LPF-05", $option, "journey-within-guide").saw("journeyMinutes", $minutes).against($guide) );</pre>
 *
 * <p>A path is the request's own, lists by urn or id. A single word is a field of the subject itself
 * ({@code journeyMinutes} on option 110948 means {@code options[110948].journeyMinutes}); {@code []} stands for the
 * subject's own key ({@code consultations[].placeAvailable} means {@code consultations[110948].placeAvailable}), or, in a finding
 * about the request, for the setting named by {@link #about(Integer)} before it.
 *
 * @param principle id, {@code LPF-05}
 * @param outcome one of the four
 * @param subject kind of the subject
 * @param key what tells the subject from others of its kind; empty for the request
 * @param reason code with words in the principle's words file
 * @param facts what the principle read to come to this, in the order given
 * @param asks paths of the facts that would let it tell
 * @param parameters the dated parameters it judged against
 * @param details what conclusions may order, date or point by
 * @param effect what follows, from the principle's {@code @effect}; filled in by the rulebook
 */
public record Finding(
        String principle,
        Outcome outcome,
        String subject,
        String key,
        String reason,
        List<Saw> facts,
        List<String> asks,
        List<Parameter> parameters,
        Details details,
        String effect)
        implements Fact {

    /**
     * One value a principle read.
     *
     * @param path where it stands in the request or among what was worked out from it
     * @param value a String, Boolean, Integer, Long, LocalDate or a list of them; null when it was missing
     */
    public record Saw(String path, Object value) {}

    /**
     * What a finding carries besides its outcome.
     *
     * @param about urn of the setting a finding about the request speaks of; null if none
     * @param order a number to order options by (effect {@code orders} only); null if none
     * @param due last day in time, where the principle is a clock; null if none
     */
    public record Details(Integer about, Long order, LocalDate due) {
        static final Details NONE = new Details(null, null, null);
    }

    public Finding {
        facts = facts == null ? List.of() : List.copyOf(facts);
        asks = asks == null ? List.of() : List.copyOf(asks);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        details = details == null ? Details.NONE : details;
    }

    public static Finding met(String principle, Subject subject, String reason) {
        return of(principle, Outcome.MET, subject, reason);
    }

    public static Finding notMet(String principle, Subject subject, String reason) {
        return of(principle, Outcome.NOT_MET, subject, reason);
    }

    public static Finding cannotTell(String principle, Subject subject, String reason) {
        return of(principle, Outcome.CANNOT_TELL, subject, reason);
    }

    public static Finding notApplicable(String principle, Subject subject, String reason) {
        return of(principle, Outcome.NOT_APPLICABLE, subject, reason);
    }

    private static Finding of(String principle, Outcome outcome, Subject subject, String reason) {
        return new Finding(
                principle, outcome, subject.subject(), subject.key(), reason, null, null, null, Details.NONE, null);
    }

    /** The urn of the setting this is about: the option's or setting's own, or the one named by {@link #about(Integer)}. */
    public Integer urn() {
        if (details.about() != null) {
            return details.about();
        }
        return subject.equals("option") || subject.equals("setting") ? Integer.valueOf(key) : null;
    }

    /** The number to order by; null if none. */
    public Long order() {
        return details.order();
    }

    /** The last day in time; null if none. */
    public LocalDate due() {
        return details.due();
    }

    /** Records a value the rule read; of several collected, sorted, because a rule collects them in no order. */
    public Finding saw(String path, Object value) {
        Object kept = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).sorted().toList()
                : value;
        return with(plus(facts, new Saw(full(path), kept)), asks, parameters, details);
    }

    /** Asks for the fact at a path. */
    public Finding asks(String path) {
        return with(facts, plus(asks, full(path)), parameters, details);
    }

    /** Asks for one fact for each id: {@code asksEach("consultations[].provision.", $lines)}. */
    public Finding asksEach(String path, Iterable<?> ids) {
        var all = new ArrayList<>(asks);
        for (Object id : ids) {
            all.add(full(path) + id);
        }
        all.sort(null);
        return with(facts, all, parameters, details);
    }

    /** Records the parameter the rule judged against. */
    public Finding against(Parameter parameter) {
        return with(facts, asks, plus(parameters, parameter), details);
    }

    /** Names the setting a finding about the request speaks of. */
    public Finding about(Integer urn) {
        return with(facts, asks, parameters, new Details(urn, details.order(), details.due()));
    }

    /** Carries a whole number for conclusions to order options by. */
    public Finding orders(Long number) {
        return with(facts, asks, parameters, new Details(details.about(), number, details.due()));
    }

    /** Carries the last day in time. */
    public Finding due(LocalDate day) {
        return with(facts, asks, parameters, new Details(details.about(), details.order(), day));
    }

    /** The same finding with its principle's effect; for the rulebook. */
    public Finding withEffect(String theEffect) {
        return new Finding(principle, outcome, subject, key, reason, facts, asks, parameters, details, theEffect);
    }

    private Finding with(List<Saw> saws, List<String> asked, List<Parameter> judgedBy, Details carried) {
        return new Finding(principle, outcome, subject, key, reason, saws, asked, judgedBy, carried, effect);
    }

    private String full(String path) {
        if (path.indexOf('.') < 0 && path.indexOf('[') < 0) {
            return Subject.path(subject, key) + path;
        }
        return path.replace(
                "[]", "[" + (details.about() == null ? key : details.about().toString()) + "]");
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
