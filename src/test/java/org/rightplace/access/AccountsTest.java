package org.rightplace.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.ledger.MovingClock;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Accounts, their passwords, sessions and tokens, over a real database. */
class AccountsTest {

    private static final String PASSWORD = "apple-river-lantern";
    private static final String NAME = "ann.officer";
    /** Nanoseconds that hashing takes at the least, and asking the database does not. */
    private static final long WORTH_HASHING = 5_000_000;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock("2026-11-20T09:00:00Z");
    private Database database;
    private Accounts accounts;
    private Sessions sessions;
    private Tokens tokens;

    @BeforeEach
    void open() throws NotAccepted {
        database = TestDatabase.in(folder);
        accounts = new Accounts(database, clock);
        sessions = new Sessions(database, clock);
        tokens = new Tokens(database, clock);
        accounts.add(ann(Role.CASEWORKER, Role.PANEL), PASSWORD);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Account ann(Role... roles) {
        return new Account(NAME, "Ann Officer", Set.of(roles), Set.of("873"), false, false);
    }

    private void after(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(accounts.of(NAME, "not-her-password")).isEmpty();
        }
    }

    @Test
    void nobody_asks_for_advice_and_approves_the_rules_it_is_given_by() throws NotAccepted {
        for (Role asking : List.of(Role.CASEWORKER, Role.COMMISSIONER)) {
            assertThatThrownBy(() -> accounts.change(NAME, was -> ann(Role.RULES_OWNER, asking)))
                    .isInstanceOf(NotAccepted.class)
                    .hasMessageContaining("somebody else");
        }
        assertThat(accounts.isOfOneWhoAsks("ann officer")).isTrue();
        assertThat(accounts.isOfOneWhoAsks(NAME)).isTrue();
        assertThat(accounts.isOfOneWhoAsks("Somebody Else")).isFalse();
        accounts.change(NAME, was -> ann(Role.RULES_OWNER, Role.ADMINISTRATOR));
        assertThat(accounts.isOfOneWhoAsks(NAME)).isFalse();
    }

    /** The next look after their years have passed takes those before it away. */
    @Test
    void looks_are_kept_for_their_years_and_no_longer() {
        var looks = new Looks(database, clock, () -> 6);
        looks.noteLocal(Look.What.RECORD, "first", Set.of("873"));
        after(Duration.ofDays(6 * 365));
        looks.note(
                new Caller(NAME, "Ann Officer", Set.of(Role.PANEL), Set.of("873"), null),
                Role.PANEL,
                Look.What.LIST,
                null,
                null,
                Set.of("873"));
        assertThat(looks.find(Looks.Asked.at("first"), 9, null)).hasSize(1);
        after(Duration.ofDays(3));
        looks.note(
                new Caller(NAME, "Ann Officer", Set.of(Role.PANEL), Set.of("873"), null),
                Role.PANEL,
                Look.What.RECORD,
                "second",
                null,
                Set.of("873"));
        assertThat(looks.find(Looks.Asked.at("first"), 9, null)).isEmpty();
        assertThat(looks.find(new Looks.Asked(null, null, Set.of("87")), 9, null))
                .as("part of a code is no code")
                .isEmpty();
        assertThat(looks.find(new Looks.Asked(null, null, Set.of("873")), 9, null))
                .hasSize(2);
    }

    @Test
    void the_right_password_says_who_it_is_and_no_other_does() {
        assertThat(accounts.of(NAME, PASSWORD)).contains(ann(Role.CASEWORKER, Role.PANEL));
        assertThat(accounts.of(NAME, PASSWORD + " ")).isEmpty();
        assertThat(accounts.of(NAME, "")).isEmpty();
        assertThat(accounts.of("nobody", PASSWORD)).isEmpty();
    }

    @Test
    void only_a_hash_of_a_password_is_kept() {
        var kept = database.jdbi()
                .withHandle(h -> h.createQuery("SELECT password_hash FROM account")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    }

    @Test
    void wrong_passwords_lock_an_account_until_time_or_an_administrator_releases_it() throws NotAccepted {
        wrong(Accounts.TRIES - 1);
        assertThat(accounts.of(NAME, PASSWORD)).as("not yet").isPresent();
        wrong(Accounts.TRIES);
        assertThat(accounts.of(NAME, PASSWORD)).as("locked, though it is right").isEmpty();
        after(Accounts.LOCKED.plusSeconds(1));
        assertThat(accounts.of(NAME, PASSWORD)).as("released by time").isPresent();
        wrong(Accounts.TRIES);
        assertThat(accounts.of(NAME, PASSWORD)).isEmpty();
        accounts.unlock(NAME);
        assertThat(accounts.of(NAME, PASSWORD)).as("released by hand").isPresent();
    }

    @Test
    void each_of_several_guesses_at_once_is_counted() throws Exception {
        var guesses = new ArrayList<Thread>();
        for (int i = 0; i < Accounts.TRIES; i++) {
            var guess = new Thread(() -> accounts.of(NAME, "not-her-password"));
            guess.start();
            guesses.add(guess);
        }
        for (Thread guess : guesses) {
            guess.join();
        }
        assertThat(accounts.of(NAME, PASSWORD)).isEmpty();
    }

    /** The work is the same whether or not there is such an account; what differs is too little to tell by. */
    @Test
    void a_name_that_is_not_there_is_hashed_for_as_one_that_is() {
        accounts.of("nobody", "warm up");
        accounts.of(NAME, "warm up");
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            known.add(taken(NAME));
            unknown.add(taken("nobody"));
        }
        assertThat(least(known)).isGreaterThan(WORTH_HASHING);
        assertThat(least(unknown)).isGreaterThan(least(known) / 2);
    }

    @Test
    void nobody_signs_in_with_a_password_where_there_is_none_and_that_takes_as_long() throws NotAccepted {
        var elsewhere = "bo.officer@council.example";
        accounts.addElsewhere(new Account(elsewhere, "Bo", Set.of(Role.PANEL), Set.of("873"), false, false));
        assertThat(accounts.of(elsewhere, "")).isEmpty();
        assertThat(accounts.of(elsewhere, PASSWORD)).isEmpty();
        var kept = database.jdbi()
                .withHandle(
                        h -> h.createQuery("SELECT COUNT(*) FROM account WHERE name = :name AND password_hash IS NULL")
                                .bind("name", elsewhere)
                                .mapTo(Integer.class)
                                .one());
        assertThat(kept).isEqualTo(1);
        accounts.of(NAME, "warm up");
        var known = new ArrayList<Long>();
        var without = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            known.add(taken(NAME));
            without.add(taken(elsewhere));
        }
        assertThat(least(known)).isGreaterThan(WORTH_HASHING);
        assertThat(least(without)).isGreaterThan(least(known) / 2);
    }

    @Test
    void an_account_without_a_password_is_checked_like_any_other() {
        var account = new Account(NAME, "Ann", Set.of(Role.PANEL), Set.of("873"), false, false);
        assertThatThrownBy(() -> accounts.addElsewhere(account))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("There is an account of that name already");
        var unnamed = new Account("Bo Officer", "Bo", Set.of(Role.PANEL), Set.of("873"), false, false);
        assertThatThrownBy(() -> accounts.addElsewhere(unnamed)).isInstanceOf(NotAccepted.class);
        assertThat(accounts.all()).hasSize(1);
    }

    /** Of the processor: what else the machine is busy with does not count. */
    private long taken(String name) {
        var thread = ManagementFactory.getThreadMXBean();
        long began = thread.getCurrentThreadCpuTime();
        accounts.of(name, "not-a-password");
        return thread.getCurrentThreadCpuTime() - began;
    }

    private static long least(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "ann.officer, Ann, 873, apple-river-lantern, There is an account of that name already",
        "Ann, Ann, 873, apple-river-lantern, lower-case",
        "a, Ann, 873, apple-river-lantern, lower-case",
        "bob, '', 873, apple-river-lantern, full name",
        "bob, Bob, 87x, apple-river-lantern, three-digit code",
        "bob, Bob, 873, short, 12 to 200 characters",
        "bob, Bob, 873, aaaaaaaaaaaaaaaa, easy to guess",
        "bob, Bob, 873, bob-is-my-password, easy to guess"
    })
    void what_will_not_do_is_said(String name, String fullName, String authority, String password, String why) {
        var account = new Account(name, fullName, Set.of(Role.PANEL), Set.of(authority), false, false);
        assertThatThrownBy(() -> accounts.add(account, password))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(password);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void a_session_ends_when_idle_when_old_and_when_signed_out() {
        var secret = sessions.begin(ann());
        assertThat(sessions.find(secret)).hasValueSatisfying(who -> {
            assertThat(who.account()).isEqualTo(NAME);
            assertThat(who.roles()).containsExactlyInAnyOrder(Role.CASEWORKER, Role.PANEL);
        });
        assertThat(sessions.find("another")).isEmpty();
        after(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(secret)).as("seen in time").isPresent();
        after(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(secret)).as("seen in time again").isPresent();
        after(Sessions.IDLE.plusSeconds(1));
        assertThat(sessions.find(secret)).as("idle").isEmpty();

        var busy = sessions.begin(ann());
        for (Duration gone = Duration.ZERO; gone.compareTo(Sessions.LONGEST) < 0; gone = gone.plusMinutes(20)) {
            assertThat(sessions.find(busy)).isPresent();
            after(Duration.ofMinutes(20));
        }
        after(Duration.ofMinutes(1));
        assertThat(sessions.find(busy)).as("old").isEmpty();

        var ended = sessions.begin(ann());
        sessions.end(ended);
        assertThat(sessions.find(ended)).isEmpty();
    }

    @Test
    void each_sign_in_has_a_secret_of_its_own_that_is_not_kept() {
        var one = sessions.begin(ann());
        var other = sessions.begin(ann());
        assertThat(one).isNotEqualTo(other).hasSize(43);
        var kept = database.jdbi()
                .withHandle(h -> h.createQuery("SELECT secret_hash || form_token FROM account_session")
                        .mapTo(String.class)
                        .list());
        assertThat(String.join(" ", kept)).doesNotContain(one, other);
    }

    @Test
    void what_changes_of_an_account_holds_at_once() throws NotAccepted {
        var secret = sessions.begin(ann());
        var token = tokens.make(NAME, Set.of(Role.CASEWORKER, Role.PANEL), 30);
        accounts.change(NAME, was -> ann(Role.PANEL));
        assertThat(sessions.find(secret)).as("signed out").isEmpty();
        assertThat(tokens.find(token).orElseThrow().roles()).containsExactly(Role.PANEL);
        accounts.change(NAME, was -> new Account(NAME, "Ann", was.roles(), was.authorities(), true, false));
        assertThat(tokens.find(token)).isEmpty();
        assertThat(accounts.of(NAME, PASSWORD)).as("disabled").isEmpty();
    }

    @Test
    void another_password_signs_out_and_the_old_one_is_worth_nothing() throws NotAccepted {
        var secret = sessions.begin(ann());
        accounts.password(NAME, "orange-valley-candle");
        assertThat(sessions.find(secret)).isEmpty();
        assertThat(accounts.of(NAME, PASSWORD)).isEmpty();
        assertThat(accounts.of(NAME, "orange-valley-candle")).isPresent();
    }

    @Test
    void a_token_is_good_for_its_roles_until_it_expires_or_is_revoked() throws NotAccepted {
        var token = tokens.make(NAME, Set.of(Role.PANEL), 30);
        assertThat(token).startsWith("rightplace_");
        assertThat(tokens.find(token)).hasValueSatisfying(who -> {
            assertThat(who.account()).isEqualTo(NAME);
            assertThat(who.roles()).containsExactly(Role.PANEL);
            assertThat(who.formToken()).isNull();
        });
        assertThat(tokens.find(token + "x")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
        after(Duration.ofDays(30).plusSeconds(1));
        assertThat(tokens.find(token)).as("expired").isEmpty();

        var other = tokens.make(NAME, Set.of(Role.PANEL), 30);
        var id = tokens.all().stream()
                .filter(one -> one.expiresAt().isAfter(clock.instant()))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(tokens.revoke(id)).isTrue();
        assertThat(tokens.revoke(id)).isFalse();
        assertThat(tokens.find(other)).isEmpty();
    }

    @Test
    void a_token_cannot_do_more_than_its_account_nor_live_for_ever() {
        assertThatThrownBy(() -> tokens.make(NAME, Set.of(Role.BOARD), 30)).isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> tokens.make(NAME, Set.of(), 30)).isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> tokens.make("nobody", Set.of(Role.PANEL), 30)).isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> tokens.make(NAME, Set.of(Role.PANEL), 0)).isInstanceOf(NotAccepted.class);
        assertThatThrownBy(() -> tokens.make(NAME, Set.of(Role.PANEL), Tokens.LONGEST + 1))
                .isInstanceOf(NotAccepted.class);
        assertThat(tokens.all()).isEmpty();
    }
}
