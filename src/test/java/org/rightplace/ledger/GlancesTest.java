package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class GlancesTest {

    private static final Filter ADVICE = Filter.of(EntryKind.PLACEMENT_RECOMMENDATION);

    @TempDir
    Path folder;

    private final List<Long> read = new ArrayList<>();
    private Database database;
    private Ledger ledger;
    private Glances<String> glances;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "test", new MovingClock("2026-11-20T09:00:00Z"));
        glances = new Glances<>(ledger, stored -> {
            read.add(stored.entry().sequence());
            return stored.entry().sequence() + (stored.sections().isEmpty() ? " erased" : " whole");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_entry_is_read_once_and_the_newest_is_first() {
        ledger.append(Drafts.placement("private-ann"));
        ledger.append(Drafts.placement("private-ben"));
        assertThat(glances.of(ADVICE)).containsExactly("2 whole", "1 whole");
        ledger.append(Drafts.placement("private-cat"));
        assertThat(glances.of(ADVICE)).containsExactly("3 whole", "2 whole", "1 whole");
        assertThat(read).containsExactly(2L, 1L, 3L);
        assertThat(glances.of(Filter.of(EntryKind.HUMAN_CHOICE))).isEmpty();
    }

    @Test
    void what_was_made_of_a_private_part_goes_with_it() {
        ledger.append(Drafts.placement("private-ann"));
        ledger.append(Drafts.placement("private-ben"));
        glances.of(ADVICE);
        ledger.persons()
                .erase(
                        "private-ann",
                        Set.of(),
                        held -> Drafts.draft(
                                EntryKind.ERASURE,
                                null,
                                JsonNodeFactory.instance.objectNode().put("reason", "made-up"),
                                Map.of(),
                                null));
        assertThat(glances.of(ADVICE)).containsExactly("2 whole", "1 erased");
        assertThat(read).containsExactly(2L, 1L, 1L);
    }
}
