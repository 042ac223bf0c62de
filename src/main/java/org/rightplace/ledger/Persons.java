package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is held on each person, and its erasure: private sections and salts go, bodies stay, and an entry says so. */
public final class Persons {

    private static final int PAGE = 50;

    /** Reads an entry back. */
    interface Reading {
        StoredEntry of(Handle handle, Entry entry);
    }

    private final Ledger ledger;
    private final Jdbi jdbi;
    private final Reading reading;

    Persons(Ledger ledger, Jdbi jdbi, Reading reading) {
        this.ledger = ledger;
        this.jdbi = jdbi;
        this.reading = reading;
    }

    /** The references of everybody something is held on. Private. */
    public List<String> references() {
        return jdbi.withHandle(PersonStore::references);
    }

    /** What is held on a person; empty when nothing is, or all of it has been erased. */
    public Optional<Held> held(String personReference) {
        return jdbi.withHandle(handle -> held(handle, personReference));
    }

    /** What is held on the person a decision is about, by the random id in its body; empty when it is about nobody. */
    public Optional<Held> heldWith(StoredEntry decision) {
        return Optional.ofNullable(decision.body().path("subject").textValue())
                .map(subjectId -> jdbi.withHandle(handle -> new Held(subjectId, entries(handle, subjectId))));
    }

    private Optional<Held> held(Handle handle, String personReference) {
        return PersonStore.subject(handle, personReference)
                .map(subjectId -> new Held(subjectId, entries(handle, subjectId)));
    }

    private List<StoredEntry> entries(Handle handle, String subjectId) {
        return PersonStore.sequences(handle, subjectId).stream()
                .map(sequence ->
                        reading.of(handle, LedgerStore.at(handle, sequence).orElseThrow()))
                .toList();
    }

    /**
     * Erases what is held on a person, and records that in the same transaction: all private sections with salts and words, what
     * their requests would be known again by, and the reference itself. What is left names nobody.
     *
     * @param only ids of the decisions to erase, each with what follows it, and then the reference stays; empty for everything
     * @param draft makes the entry of what is held now; called while nobody else can append. It may throw {@link DraftRefused}. To its
     *     content is added what was erased, as {@link Erased} has it
     * @return the entry; empty when nothing is held under the reference
     * @throws DraftRefused when the draft's maker refuses, or nothing private is left of what is to be erased
     * @throws AppendFailed when it could not be recorded; then nothing was erased
     */
    public Optional<Entry> erase(String personReference, Set<String> only, Function<Held, Draft> draft) {
        return ledger.appendOfHeld(handle -> {
            var held = held(handle, personReference);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            var made = draft.apply(held.get());
            var erased = new ArrayList<Erased>();
            for (StoredEntry one : chosen(held.get(), only)) {
                if (!one.sections().isEmpty()) {
                    erased.add(new Erased(
                            one.entry().sequence(), List.copyOf(one.sections().keySet())));
                    PersonStore.deleteSections(handle, one.entry().sequence());
                }
                ledger.forgetRequest(handle, one.entry().decisionId());
            }
            if (only.isEmpty()) {
                PersonStore.deleteSubject(handle, held.get().subjectId());
            } else if (erased.isEmpty()) {
                throw new DraftRefused("Nothing private is left of what is to be erased");
            }
            made.content().set(Erased.FIELD, Erased.json(erased));
            return Optional.of(made);
        });
    }

    /**
     * Records something about a person on whom something is held.
     *
     * @param draft makes the entry of what is held now; called while nobody else can append. It may throw {@link DraftRefused}
     * @return the entry; empty when nothing is held under the reference
     * @throws AppendFailed when it could not be recorded
     */
    public Optional<Entry> append(String personReference, Function<Held, Draft> draft) {
        return ledger.appendOfHeld(handle -> held(handle, personReference).map(draft));
    }

    /** The decisions named and those that follow them; all when none is named. */
    public static List<StoredEntry> chosen(Held held, Set<String> only) {
        var ids = new HashSet<>(only);
        var chosen = new ArrayList<StoredEntry>();
        // One that follows stands after what it follows.
        for (StoredEntry one : held.entries()) {
            if (only.isEmpty()
                    || ids.contains(one.entry().decisionId())
                    || ids.contains(one.body().path("follows").asText())) {
                ids.add(one.entry().decisionId());
                chosen.add(one);
            }
        }
        return List.copyOf(chosen);
    }

    /** The entry by which what an entry said of people was erased; empty when nothing of it was. */
    public Optional<StoredEntry> erasureOf(long sequence) {
        Long before = null;
        List<StoredEntry> page;
        do {
            page = ledger.newest(PAGE, before, EntryKind.ERASURE);
            for (StoredEntry erasure : page) {
                before = erasure.entry().sequence();
                if (erased(erasure.body()).contains(sequence)) {
                    return Optional.of(erasure);
                }
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private static List<Long> erased(JsonNode erasure) {
        return Erased.in(erasure).orElse(List.of()).stream()
                .map(Erased::sequence)
                .toList();
    }
}
