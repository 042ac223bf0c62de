package org.rightplace.tribunal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Kind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Manifest;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.RulebookFolder;

/** Makes bundles of decisions that a ledger holds. */
public final class TribunalBundles {

    static final String KIND = "rightplace/bundle/1";

    private final Ledger ledger;
    private final Looks looks;
    private final List<Kind<?>> kinds;
    private final String program;
    private final Clock clock;

    /**
     * @param looks where it is written down that somebody made one
     * @param kinds of all answers
     * @param program its version
     */
    public TribunalBundles(Ledger ledger, Looks looks, List<Kind<?>> kinds, String program, Clock clock) {
        this.ledger = ledger;
        this.looks = looks;
        this.kinds = List.copyOf(kinds);
        this.program = program;
        this.clock = clock;
    }

    /**
     * A bundle of one decision, as a zip.
     *
     * @throws NoBundle when there is no such decision, or it is no advice
     */
    public byte[] make(String decisionId) throws NoBundle {
        return Container.zip(files(decisionId));
    }

    SortedMap<String, byte[]> files(String decisionId) throws NoBundle {
        var stored = ledger.find(decisionId)
                .orElseThrow(() -> new NoBundle("There is no decision with that id. List them with: decisions list"));
        if (!Choices.isAdvice(stored)) {
            throw new NoBundle("A bundle is made of advice, and this entry is none; its kind is "
                    + stored.entry().kind().wireName());
        }
        looks.noteLocal(Look.What.BUNDLE, decisionId, stored.authorities());
        var digest = stored.body().at("/content/rulebook/digest").asText();
        var rulebook = ledger.rulebook(digest)
                .map(RulebookFolder::unzip)
                .orElseThrow(() -> new NoBundle("The rulebook " + digest + " of this decision is not kept"));
        return signed(new CaseFile(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                program,
                recorded(stored),
                ledger.following(decisionId).stream().map(this::recorded).toList(),
                rulebook));
    }

    /** The files of a case and the signed list of them. */
    SortedMap<String, byte[]> signed(CaseFile one) {
        var files = new TreeMap<>(Writing.files(one, kinds));
        var listed = new TreeMap<String, Manifest.Listed>();
        files.forEach((name, bytes) -> listed.put(name, Manifest.Listed.of(bytes)));
        files.put(
                Manifest.NAME,
                ledger.proofs().signed(new Manifest(KIND, listed)).getBytes(UTF_8));
        return files;
    }

    private Recorded recorded(StoredEntry stored) {
        return new Recorded(
                stored.entry().bodyBytes(),
                ledger.sealed(stored.entry().sequence()),
                ledger.proofs().receipt(stored.entry()));
    }
}
