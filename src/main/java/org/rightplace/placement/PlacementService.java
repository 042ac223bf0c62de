package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rightplace.decision.AdviceErased;
import org.rightplace.decision.Asked;
import org.rightplace.decision.Asker;
import org.rightplace.decision.Decision;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Change;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Node;
import org.rightplace.ledger.Appended;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Once;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.rulebook.Rulebook;

/** Answers placement requests: reads, gathers facts, evaluates, and records the answer before it is given. */
public final class PlacementService {

    /** What an answer is for. */
    public enum Purpose {
        /** Advice: recorded in the ledger first, so that it can be decided on. */
        ADVICE,
        /** A trial: nothing is recorded, and nothing may be decided on it. */
        WHAT_IF
    }

    private final Supplier<Rulebook> rulebook;
    private final Register register;
    private final Postcodes postcodes;
    private final Ledger ledger;
    private final Recommendations recorded;
    private final Clock clock;

    /**
     * @param rulebook the one in service; asked once for each request, so that a request ends on the rulebook it began with
     * @param ledger where advice is recorded
     */
    public PlacementService(
            Supplier<Rulebook> rulebook, Register register, Postcodes postcodes, Ledger ledger, Clock clock) {
        this.rulebook = rulebook;
        this.register = register;
        this.postcodes = postcodes;
        this.ledger = ledger;
        this.recorded = new Recommendations(ledger);
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param json UTF-8, as {@code schema/placement-request.json}
     * @throws org.rightplace.ledger.AppendFailed when the answer could not be recorded: then there is none
     */
    public Answer recommend(byte[] json, Purpose purpose, Asker asker) {
        return recommend(json, purpose, asker, draft -> new Appended(ledger.append(draft), false));
    }

    /**
     * Advises on a request, unless its caller sent the same in the last 24 hours under the same key: then the answer is the one
     * recorded then, and nothing is recorded again. A request that is refused does not use its key up.
     *
     * @param asker signed in: callers do not share keys
     * @param key the caller's own name for the request
     * @throws org.rightplace.ledger.KeyReused when the key stands for another request
     * @throws AdviceErased when what was recorded has been erased since
     * @throws org.rightplace.ledger.AppendFailed as {@link #recommend}; it can then be sent again under the key
     */
    public Answer recommendOnce(byte[] json, Asker asker, String key) {
        var canonical = Asked.canonical(PlacementRecord.QUESTION, json);
        if (canonical.isEmpty()) {
            // It cannot be recorded under any key; reading it says why.
            return recommend(json, Purpose.ADVICE, asker);
        }
        var once = new Once(key, asker.account(), canonical.get());
        // Asked before it is checked: a setting may have left the register since.
        return ledger.already(once)
                .map(this::again)
                .orElseGet(() -> recommend(json, Purpose.ADVICE, asker, draft -> ledger.appendOnce(draft, once)));
    }

    private Answer again(Entry entry) {
        var recommendation = recorded.find(entry.decisionId()).orElseThrow(AdviceErased::new);
        return new Answer(recommendation, List.of(), recommendation.catalogue());
    }

    private Answer recommend(byte[] json, Purpose purpose, Asker asker, Function<Draft, Appended> append) {
        var desk = desk();
        var read = desk.read(json);
        var catalogue = desk.book().catalogue();
        if (!read.accepted()) {
            return new Answer(null, read.errors(), catalogue);
        }
        var first = desk.evaluate(read);
        var evaluated = first.with(WhatWouldChange.outcome(desk.book(), first, read.tree(), desk::again));
        if (purpose == Purpose.WHAT_IF) {
            return new Answer(new Recommendation(Decision.WHAT_IF, evaluated, catalogue), List.of(), catalogue);
        }
        ledger.keepRulebook(catalogue.digest(), desk.book().folder()::zip);
        var appended = append.apply(
                PlacementRecord.draft(evaluated, read.request(), read.tree(), desk.book(), asker, digest()));
        var entry = appended.entry();
        if (appended.again()) {
            return again(entry);
        }
        return new Answer(
                new Recommendation(Decision.of(entry, ledger.proofs()), evaluated, catalogue), List.of(), catalogue);
    }

    /**
     * What would have one option of a request advised.
     *
     * @param json a request that is accepted, in which the setting is an option
     * @param made the digests of rulebook and data the answer asked about was made with; null for one made just now. With others in
     *     use by now it cannot be worked out any more
     */
    public Optional<List<Change>> wouldAdvise(byte[] json, int urn, Made made) {
        var desk = desk();
        if (made != null && !made.equals(new Made(desk.book().catalogue().digest(), digest()))) {
            return Optional.empty();
        }
        var read = desk.read(json);
        return read.accepted()
                ? Optional.of(WhatWouldChange.option(desk.book(), desk.evaluate(read), urn, read.tree(), desk::again))
                : Optional.empty();
    }

    /**
     * Why one option of recorded advice stands where it stands, and what would have it advised, as far as that can still be worked out.
     *
     * @param stored the entry, with its private part
     * @param found what it records
     * @param named the setting's urn, as somebody wrote it
     * @return empty when it is none of the options
     */
    public Optional<Node> option(StoredEntry stored, Recommendation found, String named, Audience audience) {
        return found.evaluated().options().stream()
                .map(EvaluatedOption::urn)
                .filter(one -> Integer.toString(one).equals(named))
                .findFirst()
                .flatMap(urn -> Explainer.option(
                        found.account(),
                        urn,
                        audience,
                        changes(stored, found, urn).orElse(null)));
    }

    private Optional<List<Change>> changes(StoredEntry stored, Recommendation found, int urn) {
        var made = new Made(
                found.catalogue().digest(), stored.body().at("/content/data").asText());
        return Optional.ofNullable(stored.sections().get("request"))
                .flatMap(request -> wouldAdvise(request.toString().getBytes(StandardCharsets.UTF_8), urn, made));
    }

    /** What an answer was made with: the digests of the rulebook and of the register and postcodes. */
    public record Made(String rulebook, String data) {}

    /** The facts a request without errors becomes; for tests and benchmarks of what follows. */
    Evaluation.Gathered gather(byte[] json) {
        var desk = desk();
        var read = desk.read(json);
        return Evaluation.gather(
                desk.book(),
                read.undisputed(),
                read.undisputedTree(),
                desk.home(read.undisputed()),
                desk.register().entries(),
                desk.register().index());
    }

    /** Which register and postcodes were read. */
    private String digest() {
        return "register " + register.digest() + ", postcodes " + postcodes.digest();
    }

    private Desk desk() {
        var today = LocalDate.now(clock);
        return new Desk(rulebook.get(), register.snapshot(today), postcodes, today);
    }

    /** What lies ready for one request from beginning to end, whatever is activated or imported meanwhile. */
    private record Desk(Rulebook book, Register.Snapshot register, Postcodes postcodes, LocalDate today) {

        RequestReader.Read read(byte[] json) {
            return new RequestReader(
                            book.schemas().of("placement-request"),
                            book.catalogue().begins(),
                            urn -> register.entries().containsKey(urn),
                            postcode -> postcodes.find(postcode).isPresent())
                    .read(json);
        }

        Evaluated evaluate(RequestReader.Read read) {
            return Evaluation.evaluate(
                    book,
                    read.undisputed(),
                    read.undisputedTree(),
                    home(read.undisputed()),
                    register.entries(),
                    register.index(),
                    today);
        }

        /** Evaluates a changed request; empty where it would be refused. */
        Optional<Evaluated> again(JsonNode changed) {
            return Optional.of(read(changed.toString().getBytes(StandardCharsets.UTF_8)))
                    .filter(RequestReader.Read::accepted)
                    .map(this::evaluate);
        }

        Home home(PlacementRequest request) {
            var postcode = request.person().home().postcode();
            return postcode == null
                    ? Home.UNKNOWN
                    : postcodes
                            .find(postcode)
                            .map(place -> new Home(place.easting(), place.northing(), authority(place.gssDistrict())))
                            .orElse(Home.UNKNOWN);
        }

        private String authority(String district) {
            return book.catalogue().table("authorities").rows().stream()
                    .filter(row -> row.list("districts").contains(district))
                    .map(row -> row.text("code"))
                    .findFirst()
                    .orElse(null);
        }
    }
}
