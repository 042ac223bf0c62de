package org.rightplace.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Ledger;
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
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param json UTF-8, as {@code schema/placement-request.json}
     * @param actorRole role of whoever asks, for the ledger
     * @throws org.rightplace.ledger.AppendFailed when the answer could not be recorded: then there is none
     */
    public Answer recommend(byte[] json, Purpose purpose, String actorRole) {
        var book = rulebook.get();
        var today = LocalDate.now(clock);
        var snapshot = register.snapshot(today);
        var read = read(json, book, snapshot);
        if (!read.accepted()) {
            return new Answer(null, read.errors(), book.catalogue());
        }
        var evaluated = Evaluation.evaluate(
                book,
                read.undisputed(),
                read.undisputedTree(),
                home(book, read.undisputed()),
                snapshot.entries(),
                snapshot.index(),
                today);
        if (purpose == Purpose.WHAT_IF) {
            return new Answer(
                    new Recommendation(Recommendation.Decision.WHAT_IF, evaluated, book.catalogue()),
                    List.of(),
                    book.catalogue());
        }
        ledger.keepRulebook(book.catalogue().digest(), book.folder()::zip);
        Entry entry =
                ledger.append(PlacementRecord.draft(evaluated, read.request(), read.tree(), book, actorRole, digest()));
        var decision = new Recommendation.Decision(
                entry.decisionId(), entry.sequence(), entry.recordedAt().toString(), true);
        return new Answer(new Recommendation(decision, evaluated, book.catalogue()), List.of(), book.catalogue());
    }

    private RequestReader.Read read(byte[] json, Rulebook book, Register.Snapshot snapshot) {
        return new RequestReader(
                        book.schemas().of("placement-request"),
                        book.catalogue().begins(),
                        urn -> snapshot.entries().containsKey(urn),
                        postcode -> postcodes.find(postcode).isPresent())
                .read(json);
    }

    /** The facts a request without errors becomes; for tests and benchmarks of what follows. */
    Evaluation.Gathered gather(byte[] json) {
        var book = rulebook.get();
        var snapshot = register.snapshot(LocalDate.now(clock));
        var read = read(json, book, snapshot);
        return Evaluation.gather(
                book,
                read.undisputed(),
                read.undisputedTree(),
                home(book, read.undisputed()),
                snapshot.entries(),
                snapshot.index());
    }

    /** Which register and postcodes were read. */
    private String digest() {
        return "register " + register.digest() + ", postcodes " + postcodes.digest();
    }

    private Home home(Rulebook book, PlacementRequest request) {
        var postcode = request.person().home().postcode();
        return postcode == null
                ? Home.UNKNOWN
                : postcodes
                        .find(postcode)
                        .map(place -> new Home(place.easting(), place.northing(), authority(book, place.gssDistrict())))
                        .orElse(Home.UNKNOWN);
    }

    private static String authority(Rulebook book, String district) {
        return book.catalogue().table("authorities").rows().stream()
                .filter(row -> row.list("districts").contains(district))
                .map(row -> row.text("code"))
                .findFirst()
                .orElse(null);
    }
}
