package org.rightplace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;

/** What a demonstration before this one recorded with the same rulebook, known by what was asked, so that it is not recorded again. */
final class BeforeDemo {

    private static final int PAGE = 200;

    private final Map<JsonNode, StoredEntry> byQuestion = new HashMap<>();
    private final Map<String, StoredEntry> contracts = new HashMap<>();

    /** @param digest of the rulebook in service; what another answered is left out */
    BeforeDemo(Ledger ledger, String digest) {
        EntryKind.ADVICE.forEach(kind -> {
            Long before = null;
            List<StoredEntry> page;
            do {
                page = ledger.find(Filter.of(kind), PAGE, before);
                for (StoredEntry stored : page) {
                    before = stored.entry().sequence();
                    take(stored, digest);
                }
            } while (page.size() == PAGE);
        });
    }

    private void take(StoredEntry stored, String digest) {
        var question = stored.sections().get("request");
        if (question != null
                && stored.sections().containsKey("answer")
                && stored.body().at("/content/rulebook/digest").asText().equals(digest)) {
            byQuestion.putIfAbsent(question, stored);
            if (stored.entry().kind() == EntryKind.CONTRACT_REVIEW) {
                contracts.putIfAbsent(question.path("reference").asText(), stored);
            }
        }
    }

    /** The newest answer to a question; empty where it was not asked, or is no JSON. */
    Optional<StoredEntry> answer(byte[] question) {
        try {
            return Optional.ofNullable(byQuestion.get(new JsonMapper().readTree(question)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The newest review of a contract; empty where there is none. */
    Optional<StoredEntry> contract(String reference) {
        return Optional.ofNullable(contracts.get(reference));
    }
}
