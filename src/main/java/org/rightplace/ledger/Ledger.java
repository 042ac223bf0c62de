package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rightplace.store.Database;

/**
 * The append-only log. An entry has a body, which anyone may check and nobody may change, and private sections beside it, to
 * which the body is committed and which can be erased.
 *
 * <p>Safe for many threads, and for several processes on one database.
 */
public final class Ledger {

    /** How long a request is known again: long enough for a caller that was cut off to try again the next morning. */
    public static final Duration KNOWN_AGAIN = Duration.ofHours(24);

    private final Database database;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Writing writing;
    private final RequestHmac requestHmac;
    private final GroupCommit commits;
    private final Proofs proofs;
    private final Persons persons;

    private Ledger(Database database, Path dataFolder, String programVersion, Clock clock) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.clock = clock;
        this.writing = new Writing(programVersion, clock);
        this.commits = new GroupCommit(database, Searchable::whenMany);
        var begun = new Beginning(database, dataFolder, writing).opened();
        this.requestHmac = new RequestHmac(begun.key().secret());
        this.proofs = new Proofs(database, begun.key(), Checkpoint.origin(begun.ledgerId()));
        this.persons = new Persons(this, jdbi, Ledger::withSections);
    }

    /**
     * Opens the ledger of a database. The first to open it makes the key, {@code ledger.key} in the data folder, and entry 0,
     * which holds the public half.
     *
     * @param programVersion written into every body
     * @throws CannotOpenLedger when the key is missing though there are entries, or is not the one entry 0 names
     */
    public static Ledger open(Database database, Path dataFolder, String programVersion, Clock clock) {
        return new Ledger(database, dataFolder, programVersion, clock);
    }

    /** Whether there is a key file in a data folder. */
    public static boolean hasKey(Path dataFolder) {
        return Files.exists(Beginning.keyFile(dataFolder));
    }

    /**
     * Whether the key file in a data folder, which is there, holds the secret half of a key.
     *
     * @throws CannotOpenLedger when it cannot be read
     */
    public static boolean hasKey(Path dataFolder, NoteKey key) {
        return NoteKey.of(
                        key.name(),
                        SigningKey.read(Beginning.keyFile(dataFolder)).publicKey())
                .equals(key);
    }

    /**
     * Records a draft. When this returns, the entry is on the disk and has its number for good.
     *
     * @throws AppendFailed when it could not be recorded, whatever the reason. Nothing is half written, and a number that was
     *     not committed goes to the next entry
     */
    public Entry append(Draft draft) {
        return append(draft, null, handle -> {}).entry();
    }

    /**
     * Records a draft as {@link #append} does, unless the same request was recorded in the last 24 hours: then it says what
     * entry it led to. Of those sent at once, here or to another process, one is recorded and the others wait for it.
     *
     * @throws KeyReused when the key stands for another request
     * @throws AppendFailed when it could not be recorded, whatever the reason. Then it can be sent again under the same key
     */
    public Appended appendOnce(Draft draft, Once once) {
        return append(draft, once, handle -> {});
    }

    /**
     * Records a draft that follows an entry, unless something follows it already that its maker has not seen.
     *
     * @param lastSeen id of the last entry that follows the same one, as far as the maker knows; null where none does
     * @param once as in {@link #appendOnce}; null for none
     * @return empty when another entry has come between; then nothing was recorded
     * @throws KeyReused when the key stands for another request
     * @throws AppendFailed when it could not be recorded, whatever the reason
     */
    public Optional<Appended> appendAfter(Draft draft, String lastSeen, Once once) {
        try {
            return Optional.of(append(draft, once, handle -> {
                if (!Objects.equals(lastSeen, lastFollowing(handle, draft.follows()))) {
                    throw new Overtaken();
                }
            }));
        } catch (Overtaken e) {
            return Optional.empty();
        }
    }

    /**
     * @param once null for a request that is recorded however often it is sent
     * @param check throws, under the lock, what keeps the draft from being recorded
     */
    private Appended append(Draft draft, Once once, Consumer<Handle> check) {
        return confirmed(draft, (handle, sequence, sections) -> {
            var since = knownSince();
            var before = once == null ? Optional.<Entry>empty() : already(handle, once, since);
            if (before.isPresent()) {
                return new Appended(before.get(), true);
            }
            check.accept(handle);
            OnceStore.deleteBefore(handle, since);
            var entry = writing.entry(handle, sequence, draft, sections);
            if (once != null) {
                OnceStore.insert(handle, once, requestHmac.of(once), entry);
            }
            return new Appended(entry, false);
        });
    }

    /** Another entry followed the same one first. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static String lastFollowing(Handle handle, String decisionId) {
        var all = LedgerStore.following(handle, decisionId);
        return all.isEmpty()
                ? null
                : LedgerStore.at(handle, all.get(all.size() - 1)).orElseThrow().decisionId();
    }

    /** The entries that follow one, in order. */
    public List<StoredEntry> following(String decisionId) {
        return jdbi.withHandle(handle -> LedgerStore.following(handle, decisionId).stream()
                .map(sequence ->
                        withSections(handle, LedgerStore.at(handle, sequence).orElseThrow()))
                .toList());
    }

    /**
     * The entry a request led to in the last 24 hours; empty if it is new. To be asked before the work is done, which can then
     * be spared; {@link #appendOnce} asks again. When this returns, the entry is on the disk, as after an append.
     *
     * @throws KeyReused when the key stands for another request
     */
    public Optional<Entry> already(Once once) {
        return jdbi.withHandle(handle -> {
            var before = already(handle, once, knownSince());
            if (before.isPresent()) {
                // Whoever appended it may not have come that far yet.
                database.force(handle);
            }
            return before;
        });
    }

    private Optional<Entry> already(Handle handle, Once once, Instant since) {
        var erasedKey = requestHmac.ofKey(once.caller(), once.key());
        return OnceStore.find(handle, once, erasedKey, since).map(known -> {
            if (!known.forgotten() && !known.requestHmac().equals(requestHmac.of(once))) {
                throw new KeyReused();
            }
            return LedgerStore.find(handle, known.decisionId()).orElseThrow();
        });
    }

    private Instant knownSince() {
        return clock.instant().minus(KNOWN_AGAIN);
    }

    /** Makes a draft of what is held on a person under the lock, and erases; empty when nothing is held on them. */
    interface OfHeld {
        Optional<Draft> in(Handle handle);
    }

    /** Records what is made of what is held on a person, in one transaction with what is erased. */
    Optional<Entry> appendOfHeld(OfHeld making) {
        try {
            return Optional.of(confirmed((handle, sequence) -> {
                        var draft = making.in(handle).orElseThrow(NothingHeld::new);
                        return new Appended(
                                writing.entry(handle, sequence, draft, Sealed.all(draft.sections())), false);
                    })
                    .entry());
        } catch (NothingHeld e) {
            return Optional.empty();
        }
    }

    /** Nothing is held on the person. */
    private static final class NothingHeld extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Leaves of a request that it was made, for as long as it is known again, and nothing of what it was. */
    void forgetRequest(Handle handle, String decisionId) {
        OnceStore.of(handle, decisionId)
                .forEach(one -> OnceStore.forget(handle, one, requestHmac.ofKey(one.caller(), one.key())));
    }

    private interface Append {
        Appended in(Handle handle, long sequence, List<Sealed> sections);
    }

    /** What an append answers, once it is on the disk. */
    private Appended confirmed(Draft draft, Append append) {
        if (draft.kind() == EntryKind.GENESIS) {
            throw new AppendFailed("a ledger has one genesis entry, and writes it itself");
        }
        List<Sealed> sections;
        try {
            sections = Sealed.all(draft.sections());
        } catch (NotCanonical e) {
            throw new AppendFailed(e.getMessage());
        }
        return confirmed((handle, sequence) -> append.in(handle, sequence, sections));
    }

    private Appended confirmed(GroupCommit.Append append) {
        try {
            return commits.append(append);
        } catch (AppendFailed | KeyReused | Overtaken | NothingHeld | DraftRefused e) {
            throw e;
        } catch (NotCanonical e) {
            throw new AppendFailed(e.getMessage());
        } catch (RuntimeException e) {
            throw AppendFailed.because(e);
        }
    }

    /**
     * The checkpoint that covers what this process has recorded. It asks no database, and so can still be had when that is being closed;
     * empty when this process has recorded nothing.
     */
    public Optional<String> lastCheckpoint() {
        var edge = commits.committed();
        return edge.size() == 0 ? Optional.empty() : Optional.of(proofs.signed(edge.size(), edge.root()));
    }

    /** Checkpoints and proofs, for whoever checks. */
    public Proofs proofs() {
        return proofs;
    }

    /** What is held on each person, and its erasure. */
    public Persons persons() {
        return persons;
    }

    /** The number of entries, which is also the next entry's number. */
    public long size() {
        return jdbi.withHandle(LedgerStore::size);
    }

    /** The entry with a decision id; empty if there is none. */
    public Optional<StoredEntry> find(String decisionId) {
        return jdbi.withHandle(
                handle -> LedgerStore.find(handle, decisionId).map(entry -> withSections(handle, entry)));
    }

    /** The entry with a number; empty if there is none. */
    public Optional<StoredEntry> at(long sequence) {
        return jdbi.withHandle(handle -> LedgerStore.at(handle, sequence).map(entry -> withSections(handle, entry)));
    }

    /**
     * The entries a filter asks for, the newest first.
     *
     * @param limit at most so many, 1 or more
     * @param beforeSequence only those with a lower number: the last one of the page before; null for the first page
     */
    public List<StoredEntry> find(Filter filter, int limit, Long beforeSequence) {
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one entry, not " + limit);
        }
        if (filter.asksWhatEntriesHold()) {
            Searchable.all(jdbi);
        }
        long before = beforeSequence == null ? Long.MAX_VALUE : beforeSequence;
        return jdbi.withHandle(handle -> SearchStore.find(handle, filter, before, limit).stream()
                .map(sequence ->
                        withSections(handle, LedgerStore.at(handle, sequence).orElseThrow()))
                .toList());
    }

    /** All the entries a filter asks for, the newest first, each read when it is its turn. */
    public Stream<StoredEntry> all(Filter filter) {
        return sighted(filter).stream().map(one -> at(one.sequence()).orElseThrow());
    }

    /** All the entries a filter asks for, the newest first, unread. */
    List<SearchStore.Sighted> sighted(Filter filter) {
        if (filter.asksWhatEntriesHold()) {
            Searchable.all(jdbi);
        }
        return jdbi.withHandle(handle -> SearchStore.all(handle, filter));
    }

    /** {@link #find} for the entries of one kind, or of all kinds for null. */
    public List<StoredEntry> newest(int limit, Long beforeSequence, EntryKind kind) {
        return find(Filter.of(kind), limit, beforeSequence);
    }

    /** The private sections of an entry with their salts, in the order of their names: what shows that they are the ones it is committed to. */
    public List<PrivateSection> sealed(long sequence) {
        return jdbi.withHandle(handle -> LedgerStore.salted(handle, sequence).stream()
                .map(one -> new PrivateSection(one.name(), one.salt(), CanonicalJson.read(one.content())))
                .toList());
    }

    private static StoredEntry withSections(Handle handle, Entry entry) {
        var sections = new LinkedHashMap<String, JsonNode>();
        LedgerStore.sections(handle, entry.sequence())
                .forEach((name, content) -> sections.put(name, CanonicalJson.read(content)));
        return new StoredEntry(entry, CanonicalJson.read(entry.bodyBytes()), Collections.unmodifiableMap(sections));
    }

    /**
     * Keeps the files of a rulebook, once for each digest. To be called before the first decision made with it is appended.
     *
     * @param zip called only when the rulebook is not kept yet
     */
    public void keepRulebook(String digest, Supplier<byte[]> zip) {
        if (jdbi.withHandle(handle -> LedgerStore.hasRulebook(handle, digest))) {
            return;
        }
        var files = zip.get();
        database.durably(handle -> {
            LedgerStore.lockHead(handle);
            if (!LedgerStore.hasRulebook(handle, digest)) {
                LedgerStore.insertRulebook(handle, digest, files, clock.instant());
            }
            return digest;
        });
    }

    /** The zip kept for a rulebook's digest; empty if there is none. */
    public Optional<byte[]> rulebook(String digest) {
        return jdbi.withHandle(handle -> LedgerStore.rulebook(handle, digest));
    }
}
