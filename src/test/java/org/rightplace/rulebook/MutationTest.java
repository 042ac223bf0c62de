package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of a rulebook of one made-up principle, and of one step of this checkout. */
class MutationTest {

    private static final String RULE = "placement/LPF-05-first-ring";
    private static final AcceptedMutants NOTHING = new AcceptedMutants(List.of());

    private static final String DRL = """
            package placement

            import org.rightplace.facts.Finding
            import org.rightplace.facts.Option

            rule "first ring: met"
                @id("LPF-05") @outcome("MET")
                @question("Is it in the first ring?")
                @subject("option") @basis("guidance") @effect("flags")
                @cites("seed-000/right-place")
                @from("2014-09-01") @owner("sen-placements") @reviewBy("2099-09-01")
            when
                $option : Option( ring != null, ring <= 1 )
            then
                insert( Finding.met("LPF-05", $option, "first") );
            end

            rule "first ring: not met"
                @id("LPF-05") @outcome("NOT_MET")
            when
                $option : Option( ring > 1 )
            then
                insert( Finding.notMet("LPF-05", $option, "later") );
            end

            rule "first ring: cannot tell"
                @id("LPF-05") @outcome("CANNOT_TELL")
            when
                $option : Option( ring == null )
            then
                insert( Finding.cannotTell("LPF-05", $option, "not-known").asks("settings") );
            end
            """;

    private static final String WORDS = """
            principle: LPF-05
            title: First ring
            reasons:
              first: { officer: First., panel: First., family: First. }
              later: { officer: Later., panel: Later., family: Later. }
              not-known: { officer: Not known., panel: Not known., family: Not known. }
            """;

    /** Far from the edge: nobody would notice it move. */
    private static final String WEAK = """
            principle: LPF-05
            scenarios:
              - { name: Ring nought, lawAsAt: 2026-11-20, given: { option: { urn: 1, ring: 0 } }, expect: { outcome: MET, reason: first } }
              - { name: Ring six, lawAsAt: 2026-11-20, given: { option: { urn: 1, ring: 6 } }, expect: { outcome: NOT_MET, reason: later } }
              - { name: No ring, lawAsAt: 2026-11-20, given: { option: { urn: 1 } }, expect: { outcome: CANNOT_TELL, reason: not-known } }
            """;

    private static final String BETTER = WEAK
            + "  - { name: Ring one, lawAsAt: 2026-11-20, given: { option: { urn: 1, ring: 1 } }, expect: { outcome: MET, reason: first } }\n";

    private static RulebookFolder folder(String scenarios) throws RulebookRefused {
        var files = new TreeMap<>(RulebookFolder.read(Path.of("rules")).files());
        files.keySet().removeIf(file -> file.matches("(placement|contract|toolkit)/.*"));
        files.put(RULE + ".drl", DRL);
        files.put(RULE + ".words.yaml", WORDS);
        files.put(RULE + ".scenarios.yaml", scenarios);
        return new RulebookFolder(files);
    }

    @Test
    void a_weak_scenario_lets_the_edge_move_and_says_where() throws RulebookRefused {
        var report = Mutation.run(folder(WEAK), null, NOTHING);
        assertThat(report.survivors())
                .extracting(survivor -> survivor.mutant().toString())
                .containsExactly(
                        RULE + ".drl:13: \"first ring: met\" reads Option «<» for «ring <= 1»",
                        RULE + ".drl:21: \"first ring: not met\" reads Option «>=» for «ring > 1»");
        assertThat(report.caught()).isEqualTo(report.mutants() - 2).isPositive();
        assertThat(report.clean()).isFalse();
    }

    @Test
    void a_scenario_on_the_edge_catches_them_all() throws RulebookRefused {
        var report = Mutation.run(folder(BETTER), null, NOTHING);
        assertThat(report.survivors()).isEmpty();
        // Met: the guard is implied and its drop no change; it flips, the edge moves, the order turns, the order drops,
        // the outcome swaps.
        // Not met: edge, turn, drop, outcome. Cannot tell: flip, drop, outcome.
        assertThat(report.mutants()).isEqualTo(12);
        assertThat(report.share()).isEqualTo(100);
        assertThat(report.clean()).isTrue();
    }

    @Test
    void a_survivor_may_be_accepted_with_a_reason_and_only_a_survivor() throws RulebookRefused {
        var edge = new AcceptedMutants.Entry(
                "first ring: met", List.of("reads Option «<» for «ring <= 1»"), "There is no first ring.");
        var accepted = new AcceptedMutants(List.of(edge));
        assertThat(Mutation.run(folder(WEAK), null, accepted).survivors())
                .extracting(MutationReport.Survivor::reason)
                .containsExactly("There is no first ring.", null);
        var caught = Mutation.run(folder(BETTER), null, accepted);
        assertThat(caught.stale()).containsExactly(edge);
        assertThat(caught.clean()).isFalse();
    }

    @Test
    void the_list_is_no_part_of_the_rulebook_and_names_what_is_wrong_with_it(@TempDir Path rules)
            throws IOException, RulebookRefused {
        Files.writeString(rules.resolve("manifest.yaml"), "name: x\n");
        assertThat(AcceptedMutants.read(rules).accepted()).isEmpty();
        var digest = RulebookFolder.read(rules).digest();
        Files.writeString(
                rules.resolve(AcceptedMutants.FILE), "accepted:\n  - { of: a rule, changes: [one], reason: why }\n");
        assertThat(AcceptedMutants.read(rules).accepted()).hasSize(1);
        assertThat(RulebookFolder.read(rules).digest()).isEqualTo(digest);
        Files.writeString(rules.resolve(AcceptedMutants.FILE), "accepted:\n  - { of: a rule, changes: [one] }\n");
        assertThatThrownBy(() -> AcceptedMutants.read(rules))
                .isInstanceOfSatisfying(
                        RulebookRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::message)
                                .containsExactly("each entry needs of, changes and reason"));
    }

    @Test
    void rules_out_of_order_and_scenarios_that_fail_are_not_mutated() throws RulebookRefused {
        var broken = folder(WEAK).with(RULE + ".drl", DRL.replace("ring > 1", "ring > 7"));
        assertThatThrownBy(() -> Mutation.run(broken, null, NOTHING)).isInstanceOf(RulebookRefused.class);
        var failing = folder(WEAK.replace("ring: 6", "ring: 1"));
        assertThatThrownBy(() -> Mutation.run(failing, null, NOTHING))
                .isInstanceOfSatisfying(
                        RulebookRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::message)
                                .anyMatch(message -> message.contains("Ring six")));
    }

    @Test
    void what_lint_refuses_is_no_mutant() throws RulebookRefused {
        // A step must say which kinds of conclusions it reads: the change that takes the words away never runs.
        var report = Mutation.run(RulebookFolder.read(Path.of("rules")), "s61-otherwise", NOTHING);
        assertThat(report.refused()).isPositive();
        assertThat(report.mutants()).isPositive();
        assertThat(report.survivors())
                .extracting(survivor -> survivor.mutant().change())
                .noneMatch(change -> change.contains("kind =="));
    }
}
