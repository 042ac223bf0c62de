package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;

/**
 * All that the explanation of a review of a contract may speak of.
 *
 * @param catalogue of the rulebook that ran, as it was in force on the day the law was read at
 * @param title what the contract is called; null if not known
 * @param measures the measures in the contract's own words, by id, in its order; the words are null where there are none
 * @param findings about the contract as a whole
 * @param byMeasure about each measure, by id
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the review date
 * @param suggested measures that would close gaps
 */
public record ReviewAccount(
        Catalogue catalogue,
        String title,
        Map<String, String> measures,
        List<Finding> findings,
        Map<String, List<Finding>> byMeasure,
        List<Concluded> concluded,
        List<NotInForce> notInForce,
        List<Suggested> suggested) {

    /**
     * A measure that would close gaps.
     *
     * @param words as it could stand in the contract
     * @param family what it means for a family
     * @param closes ids of the principles whose gap it closes
     */
    public record Suggested(String words, String family, List<String> closes) {}

    /** The conclusions of one kind. */
    public List<Concluded> of(String kind) {
        return concluded.stream()
                .filter(one -> one.conclusion().kind().equals(kind))
                .toList();
    }

    /**
     * A conclusion that may have been reached of several measures, or because of several principles, said once.
     *
     * @param concluded because of all of them
     * @param measures ids, in the order they came; none where it is about the whole
     */
    public record Once(Concluded concluded, List<String> measures) {}

    /** The conclusions of one kind, each once. */
    public static List<Once> once(List<Concluded> concluded, String kind) {
        var alike = new LinkedHashMap<List<Object>, List<Concluded>>();
        concluded.stream()
                .filter(one -> one.conclusion().kind().equals(kind))
                .forEach(one -> alike.computeIfAbsent(
                                Arrays.asList(
                                        one.conclusion().code(),
                                        one.conclusion().reason(),
                                        one.conclusion().due()),
                                first -> new ArrayList<>())
                        .add(one));
        return alike.values().stream().map(ReviewAccount::once).toList();
    }

    private static Once once(List<Concluded> alike) {
        var first = alike.get(0);
        var made = first.conclusion().measure(null);
        for (Concluded one : alike) {
            for (String principle : one.conclusion().because()) {
                made = made.because().contains(principle) ? made : made.because(principle);
            }
        }
        return new Once(
                new Concluded(first.step(), first.number(), made),
                alike.stream()
                        .map(one -> one.conclusion().measure())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }
}
