package org.rightplace.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Which rulebook is in service, and how another comes to be. */
@Timeout(120)
class RulebookInServiceTest {

    private static final String APPROVER = "Zebedee Quince";
    private static final Function<Rulebook, List<Problem>> FIT = book -> List.of();

    @TempDir
    Path data;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(data);
        ledger = Ledger.open(database, data, "test", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RulebookInService started() {
        return started(FIT, clock);
    }

    private RulebookInService started(Function<Rulebook, List<Problem>> trial, Clock clock) {
        return new RulebookInService(ledger, () -> SmallRulebook.LOADED, trial, clock);
    }

    private static String digest(RulebookInService rulebooks) {
        return rulebooks.get().catalogue().digest();
    }

    @Test
    void until_one_is_activated_the_folder_is_in_service_and_from_then_on_the_one_activated_last() throws Exception {
        var rulebooks = started();
        assertThat(rulebooks.get()).isSameAs(SmallRulebook.LOADED);
        assertThat(rulebooks.activation()).isEmpty();

        var second = SmallRulebook.version("2");
        var result = rulebooks.activate(second, APPROVER);
        assertThat(result.changed()).isTrue();
        assertThat(result.activation().digest()).isEqualTo(second.digest());
        assertThat(result.activation().version()).isEqualTo("2");
        assertThat(result.activation().previous()).isNull();
        assertThat(digest(rulebooks)).isEqualTo(second.digest());

        var third = rulebooks.activate(SmallRulebook.version("3"), APPROVER).activation();
        assertThat(third.previous()).isEqualTo(second.digest());
        var restarted = started();
        assertThat(digest(restarted)).isEqualTo(third.digest());
        assertThat(restarted.activation()).contains(third);
    }

    @Test
    void the_folder_in_service_can_be_activated_as_it_is_and_then_no_edit_of_it_counts() throws Exception {
        var rulebooks = started();
        rulebooks.get();
        assertThat(rulebooks.activate(SmallRulebook.FOLDER, APPROVER).changed()).isTrue();
        var edited = new RulebookInService(
                ledger,
                () -> {
                    throw new AssertionError("the folder was read");
                },
                FIT,
                clock);
        assertThat(digest(edited)).isEqualTo(SmallRulebook.FOLDER.digest());
    }

    @Test
    void what_is_in_service_already_is_not_recorded_again() throws Exception {
        var rulebooks = started();
        var second = SmallRulebook.version("2");
        var first = rulebooks.activate(second, APPROVER);
        var size = ledger.size();
        var again = rulebooks.activate(second, "somebody else");
        assertThat(again).isEqualTo(new RulebookInService.Result(first.activation(), false));
        assertThat(ledger.size()).isEqualTo(size);
    }

    @Test
    void one_that_is_kept_comes_back_by_its_digest() throws Exception {
        var rulebooks = started();
        var second = SmallRulebook.version("2").digest();
        rulebooks.activate(SmallRulebook.version("2"), APPROVER);
        rulebooks.activate(SmallRulebook.version("3"), APPROVER);
        var back = rulebooks.activateKept(second, APPROVER).orElseThrow();
        assertThat(back.changed()).isTrue();
        assertThat(back.activation().sequence()).isEqualTo(ledger.size() - 1);
        assertThat(digest(rulebooks)).isEqualTo(second);
        assertThat(digest(started())).isEqualTo(second);
        assertThat(rulebooks.activateKept("sha256:" + "0".repeat(64), APPROVER)).isEmpty();
    }

    @Test
    void the_entry_says_which_and_who_and_the_name_is_kept_apart() throws Exception {
        var rulebooks = started();
        var entry = ledger.at(rulebooks
                        .activate(SmallRulebook.version("2"), APPROVER)
                        .activation()
                        .sequence())
                .orElseThrow();
        assertThat(entry.entry().kind()).isEqualTo(EntryKind.RULEBOOK_ACTIVATED);
        assertThat(entry.body().at("/actorRole").asText()).isEqualTo("rulebook-approver");
        assertThat(entry.body().at("/content/rulebook/digest").asText())
                .isEqualTo(SmallRulebook.version("2").digest());
        assertThat(new String(entry.entry().bodyBytes(), StandardCharsets.UTF_8))
                .doesNotContain(APPROVER, "Quince");
        assertThat(entry.sections().get("approver").path("name").asText()).isEqualTo(APPROVER);
    }

    private void nothingChanges(RulebookInService rulebooks, RulebookFolder folder, String file, int line, String why) {
        var before = digest(rulebooks);
        var size = ledger.size();
        assertThatThrownBy(() -> rulebooks.activate(folder, APPROVER))
                .isInstanceOfSatisfying(
                        RulebookRefused.class,
                        refused -> assertThat(refused.problems()).anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo(file);
                            assertThat(problem.line()).isGreaterThanOrEqualTo(line);
                            assertThat(problem.message()).contains(why);
                        }));
        assertThat(ledger.size()).isEqualTo(size);
        assertThat(ledger.rulebook(folder.digest())).isEmpty();
        assertThat(digest(rulebooks)).isEqualTo(before);
        assertThat(digest(started())).isEqualTo(before);
    }

    @Test
    void when_anything_is_wrong_nothing_changes() throws Exception {
        var rulebooks = started();
        rulebooks.activate(SmallRulebook.version("2"), APPROVER);
        var drl = SmallRulebook.RULE + ".drl";
        var scenarios = SmallRulebook.RULE + ".scenarios.yaml";
        nothingChanges(
                rulebooks,
                SmallRulebook.broken(drl, "minutes <= $most,", "minutes <= 45,"),
                drl,
                1,
                "outside the language");
        nothingChanges(
                rulebooks,
                SmallRulebook.broken(scenarios, "reason: journey-over-guide", "reason: journey-within-guide"),
                scenarios,
                1,
                "expects reason");
        nothingChanges(rulebooks, new RulebookFolder(new TreeMap<>()), "manifest.yaml", 0, "is missing");
        nothingChanges(
                started(book -> List.of(new Problem("placement", 0, "does not advise")), clock),
                SmallRulebook.version("3"),
                "placement",
                0,
                "does not advise");
        var later = Clock.fixed(Instant.parse("2036-01-01T09:00:00Z"), ZoneOffset.UTC);
        nothingChanges(started(FIT, later), SmallRulebook.version("3"), drl, 0, "its review was due by");
    }

    @Test
    void one_that_is_kept_but_not_recorded_is_not_in_service() {
        var second = SmallRulebook.version("2");
        ledger.keepRulebook(second.digest(), second::zip);
        assertThat(digest(started())).isEqualTo(SmallRulebook.FOLDER.digest());
    }

    @Test
    void an_activation_elsewhere_is_followed() throws Exception {
        var here = started();
        here.get();
        here.follow();
        try (var other = TestDatabase.in(data)) {
            var there = new RulebookInService(
                    Ledger.open(other, data, "test", clock), () -> SmallRulebook.LOADED, FIT, clock);
            var second = there.activate(SmallRulebook.version("2"), APPROVER).activation();
            becomes(() -> digest(here).equals(second.digest()));
            assertThat(here.activation()).contains(second);
        } finally {
            here.stopFollowing();
        }
    }

    /** As a program of another version, or a damaged database, may leave it. */
    private void recordUnusable(RulebookFolder folder, byte[] zip) {
        ledger.keepRulebook(folder.digest(), () -> zip);
        var content = JsonNodeFactory.instance.objectNode();
        content.putObject("rulebook").put("name", "x").put("version", "x").put("digest", folder.digest());
        ledger.append(new Draft(EntryKind.RULEBOOK_ACTIVATED, null, "test", null, null, null, content, Map.of(), null));
    }

    @Test
    void one_that_cannot_be_loaded_leaves_the_one_before_in_service_until_another_comes() throws Exception {
        var here = started();
        var before = digest(here);
        here.follow();
        try {
            var broken = SmallRulebook.broken(SmallRulebook.RULE + ".drl", "minutes <= $most,", "minutes <= 45,");
            recordUnusable(broken, broken.zip());
            Thread.sleep(2500);
            assertThat(digest(here)).isEqualTo(before);
            assertThatThrownBy(() -> started().get())
                    .isInstanceOf(RulebookInService.Unusable.class)
                    .hasMessageContaining("was activated in entry 1")
                    .hasMessageContaining("outside the language");

            // The way out stays open: what cannot be loaded need not be, to put another in its place.
            var second =
                    started().activate(SmallRulebook.version("2"), APPROVER).activation();
            becomes(() -> digest(here).equals(second.digest()));
        } finally {
            here.stopFollowing();
        }
    }

    @Test
    void files_changed_where_they_are_kept_are_not_put_in_service() {
        var second = SmallRulebook.version("2");
        recordUnusable(second, SmallRulebook.version("3").zip());
        assertThatThrownBy(() -> started().get())
                .isInstanceOf(RulebookInService.Unusable.class)
                .hasMessageContaining("was changed where it is kept");
        assertThatThrownBy(() -> started().activateKept(second.digest(), APPROVER))
                .isInstanceOf(RulebookRefused.class);
    }

    @Test
    void what_is_no_longer_in_service_leaves_the_memory() throws Exception {
        var rulebooks = started();
        rulebooks.activate(SmallRulebook.version("2"), APPROVER);
        var old = new WeakReference<>(rulebooks.get());
        rulebooks.activate(SmallRulebook.version("3"), APPROVER);
        var classes = ManagementFactory.getClassLoadingMXBean();
        long unloaded = classes.getUnloadedClassCount();
        becomes(() -> {
            System.gc();
            return old.refersTo(null) && classes.getUnloadedClassCount() > unloaded;
        });
    }

    private static void becomes(BooleanSupplier so) throws InterruptedException {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as("it did not come about in time").isBefore(end);
            Thread.sleep(50);
        }
    }

    @Test
    void what_somebody_uses_is_not_compiled_again() throws RulebookRefused {
        var first = Rulebook.load(SmallRulebook.version("first"));
        assertThat(Rulebook.load(SmallRulebook.version("second"))).isNotSameAs(first);
        assertThat(Rulebook.load(SmallRulebook.version("first"))).isSameAs(first);
    }
}
