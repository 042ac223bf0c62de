package org.rightplace.placement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rightplace.decision.Conclusions;
import org.rightplace.explanation.Account;
import org.rightplace.explanation.Change;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;

/**
 * What the rulebook makes of one placement request.
 *
 * @param lawAsAt the decision date
 * @param factsAsAt the day the register was read
 * @param findings about the request and its waivers
 * @param options in the order they are shown
 * @param disputed paths of the facts somebody disputes, which were taken as unknown
 * @param ruledOut how many settings within reach are no options, by first reason
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the decision date
 * @param wouldChange what would change the outcome, as far as it was looked for
 */
public record Evaluated(
        LocalDate lawAsAt,
        LocalDate factsAsAt,
        List<Finding> findings,
        List<EvaluatedOption> options,
        List<String> disputed,
        SortedMap<String, Integer> ruledOut,
        List<Concluded> concluded,
        List<NotInForce> notInForce,
        List<Change> wouldChange)
        implements Conclusions {

    /** The same with what would change it. */
    Evaluated with(List<Change> changes) {
        return new Evaluated(lawAsAt, factsAsAt, findings, options, disputed, ruledOut, concluded, notInForce, changes);
    }

    /** The codes of a kind by the setting they are about; of several about one setting, the first. For whoever asks of every option. */
    Map<Integer, String> codesByUrn(String kind) {
        var codes = new HashMap<Integer, String>();
        for (Concluded one : concluded) {
            var conclusion = one.conclusion();
            if (conclusion.kind().equals(kind)) {
                codes.putIfAbsent(conclusion.urn(), conclusion.code());
            }
        }
        return codes;
    }

    /** The code of the one conclusion of a kind about a setting, or about the request where the urn is null. */
    public Optional<String> code(String kind, Integer urn) {
        for (Concluded one : concluded) {
            var conclusion = one.conclusion();
            if (conclusion.kind().equals(kind) && (urn == null || urn.equals(conclusion.urn()))) {
                return Optional.of(conclusion.code());
            }
        }
        return Optional.empty();
    }

    /** What an explanation may speak of. */
    public Account account(Catalogue catalogue) {
        Map<Integer, String> names = new TreeMap<>();
        options.forEach(option -> names.put(option.urn(), option.name()));
        var standings = codesByUrn("standing");
        return new Account(
                catalogue.inForce(lawAsAt),
                findings,
                options.stream()
                        .map(option -> new Account.Considered(
                                option.urn(),
                                option.requested(),
                                option.contacted(),
                                standings.getOrDefault(option.urn(), "possible"),
                                option.ringName(),
                                option.minutes(),
                                option.findings()))
                        .toList(),
                concluded,
                notInForce,
                names,
                disputed,
                ruledOut,
                wouldChange);
    }
}
