package org.rightplace.governance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/** What the ledger knows of rulebooks: which was activated last, and the files of each it ever kept. */
final class Activations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROLE = "rulebook-approver";

    private final Ledger ledger;

    Activations(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<Activation> newest() {
        return ledger.newest(1, null, EntryKind.RULEBOOK_ACTIVATED).stream()
                .findFirst()
                .map(Activation::of);
    }

    /**
     * The files kept for a digest; empty when none are.
     *
     * @throws RulebookRefused when what is kept is no longer what the digest was taken of
     */
    Optional<RulebookFolder> kept(String digest) throws RulebookRefused {
        var zip = ledger.rulebook(digest);
        if (zip.isEmpty()) {
            return Optional.empty();
        }
        var folder = RulebookFolder.unzip(zip.get());
        if (!folder.digest().equals(digest)) {
            throw new RulebookRefused(List.of(new Problem(
                    digest, 0, "was changed where it is kept in the database; restore the database from a backup")));
        }
        return Optional.of(folder);
    }

    /** Keeps the files first: were the entry there without them, nothing could be put in service after a crash in between. */
    Activation record(Rulebook rulebook, String approver) {
        var catalogue = rulebook.catalogue();
        ledger.keepRulebook(catalogue.digest(), rulebook.folder()::zip);
        var previous = newest().map(Activation::digest).orElse(null);
        var entry = ledger.append(draft(catalogue, previous, approver));
        return new Activation(
                entry.sequence(),
                entry.recordedAt(),
                catalogue.manifest().name(),
                catalogue.manifest().version(),
                catalogue.digest(),
                previous);
    }

    private static Draft draft(Catalogue catalogue, String previous, String approver) {
        var content = JSON.objectNode();
        content.putObject("rulebook")
                .put("name", catalogue.manifest().name())
                .put("version", catalogue.manifest().version())
                .put("digest", catalogue.digest());
        content.put("previous", previous);
        return new Draft(
                EntryKind.RULEBOOK_ACTIVATED,
                null,
                ROLE,
                null,
                null,
                null,
                content,
                Map.of("approver", JSON.objectNode().put("name", approver)),
                null);
    }
}
