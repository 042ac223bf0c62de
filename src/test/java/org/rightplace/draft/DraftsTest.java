package org.rightplace.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.Caller;
import org.rightplace.access.Role;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** On the real database: a draft is its owner's alone, is kept for its days, and is forgotten with the person it is about. */
class DraftsTest {

    private static final String KIND = "placement-request";
    private static final String BODY = "{\"reference\":\"PL-1 ‘näher’\"}";

    @TempDir
    Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private Drafts drafts;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        drafts = new Drafts(database, clock(), () -> 60);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static Caller caller(String account, String... authorities) {
        return new Caller(account, account, Set.of(Role.CASEWORKER), Set.of(authorities), null);
    }

    private Draft begun(Caller caller, String person) throws Drafts.TooMany {
        return drafts.begin(caller, KIND, caller.authorities(), person, null, BODY);
    }

    @Test
    void whoever_began_it_finds_it_as_it_was_saved_and_nobody_else_does() throws Exception {
        var ann = caller("ann", "873");
        var draft = begun(ann, null);
        assertThat(drafts.find(ann, draft.id())).contains(draft);
        assertThat(drafts.find(caller("ben", "873"), draft.id())).isEmpty();
        now = now.plus(Duration.ofMinutes(5));
        var saved = drafts.save(draft, "{}", "C-1").orElseThrow();
        assertThat(drafts.find(ann, draft.id())).contains(saved);
        assertThat(saved.changedAt()).isEqualTo(now);
        assertThat(saved.begunAt()).isEqualTo(draft.begunAt());
        assertThat(drafts.of(ann, KIND)).containsExactly(saved);
        assertThat(drafts.of(ann, "toolkit-evaluation")).isEmpty();
        assertThat(draft.toString()).doesNotContain("PL-1");
    }

    @Test
    void whoever_is_of_none_of_its_authorities_any_more_does_not_see_it() throws Exception {
        var draft = begun(caller("ann", "873"), null);
        assertThat(drafts.find(caller("ann", "874"), draft.id())).isEmpty();
        assertThat(drafts.of(caller("ann", "874"), KIND)).isEmpty();
        assertThat(drafts.find(caller("ann", "873", "874"), draft.id())).isPresent();
    }

    @Test
    void what_nobody_saved_for_its_days_is_gone() throws Exception {
        var ann = caller("ann", "873");
        var draft = begun(ann, "C-1");
        now = now.plus(Duration.ofDays(60));
        assertThat(drafts.find(ann, draft.id())).isPresent();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(drafts.find(ann, draft.id())).isEmpty();
        assertThat(drafts.about("C-1")).hasSize(1);
        drafts.forget();
        assertThat(drafts.about("C-1")).isEmpty();
    }

    @Test
    void what_was_deleted_is_not_saved_again() throws Exception {
        var ann = caller("ann", "873");
        var draft = begun(ann, null);
        drafts.delete(draft);
        assertThat(drafts.save(draft, "{}", null)).isEmpty();
        assertThat(drafts.find(ann, draft.id())).isEmpty();
    }

    @Test
    void those_about_a_person_are_found_and_forgotten_whoever_began_them() throws Exception {
        begun(caller("ann", "873"), "C-1");
        begun(caller("ben", "874"), "C-1");
        var other = begun(caller("ben", "874"), "C-2");
        assertThat(drafts.about("C-1")).hasSize(2);
        assertThat(drafts.forgetAbout("C-1")).isEqualTo(2);
        assertThat(drafts.about("C-1")).isEmpty();
        assertThat(drafts.about("C-2")).containsExactly(other);
    }
}
