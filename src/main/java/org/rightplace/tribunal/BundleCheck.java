package org.rightplace.tribunal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.rightplace.decision.Kind;
import org.rightplace.ledger.Manifest;
import org.rightplace.ledger.NoteKey;

/** Checks a bundle with nothing but the program: opens no database, asks nobody. */
public final class BundleCheck {

    private final List<Kind<?>> kinds;
    private final String program;

    /**
     * @param kinds of all answers
     * @param program its version
     */
    public BundleCheck(List<Kind<?>> kinds, String program) {
        this.kinds = List.copyOf(kinds);
        this.program = program;
    }

    /**
     * What a check came to.
     *
     * @param problems everything that is wrong; empty when nothing is
     * @param lines what was found, in words
     */
    public record Checked(List<String> problems, List<String> lines) {

        public boolean good() {
            return problems.isEmpty();
        }
    }

    /**
     * Checks a bundle.
     *
     * @param bundle its zip, or the folder it was unpacked to
     * @param trusted the ledger's key as it was got from elsewhere; null to take the bundle's own, which shows only that its files agree with
     *     each other
     */
    public Checked check(Path bundle, NoteKey trusted) {
        try {
            return check(Container.read(bundle), trusted);
        } catch (NoBundle e) {
            return wrong(e.getMessage());
        }
    }

    Checked check(SortedMap<String, byte[]> files, NoteKey trusted) {
        try {
            var key = key(files);
            if (trusted != null && !trusted.equals(key)) {
                return wrong(Layout.KEY + " is not the key given: the bundle is of another ledger, or forged");
            }
            var problems = new ArrayList<>(bytes(files, key));
            if (problems.isEmpty()) {
                // Whoever holds the key can sign anything: what the files say of each other is looked at too.
                return contents(files, key, trusted != null);
            }
            return new Checked(List.copyOf(problems), List.of());
        } catch (NoBundle e) {
            return wrong(e.getMessage());
        }
    }

    private static Checked wrong(String problem) {
        return new Checked(List.of(problem), List.of());
    }

    private static NoteKey key(Map<String, byte[]> files) throws NoBundle {
        try {
            return NoteKey.parse(new String(Layout.bytes(files, Layout.KEY), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new NoBundle(Layout.KEY + " is no key");
        }
    }

    private static List<String> bytes(Map<String, byte[]> files, NoteKey key) throws NoBundle {
        Manifest manifest;
        try {
            manifest = Manifest.read(Layout.bytes(files, Manifest.NAME), key, TribunalBundles.KIND);
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
        var problems = new ArrayList<String>();
        manifest.files().forEach((name, listed) -> {
            if (!files.containsKey(name)) {
                problems.add(name + " is missing");
            } else if (!Manifest.Listed.of(files.get(name)).equals(listed)) {
                problems.add(name + " is not as " + Manifest.NAME + " has it: its bytes were changed");
            }
        });
        if (files.size() != manifest.files().size() + 1 && problems.isEmpty()) {
            problems.add("a file is there that " + Manifest.NAME + " does not list");
        }
        return problems;
    }

    private Checked contents(SortedMap<String, byte[]> files, NoteKey key, boolean anchored) throws NoBundle {
        var one = Layout.read(files);
        var problems = new ArrayList<>(one.advice().wrong("", key));
        for (int i = 0; i < one.later().size(); i++) {
            var later = one.later().get(i);
            problems.addAll(later.wrong(Layout.later(i + 1), key));
            if (!later.text("follows").equals(one.advice().text("decisionId"))) {
                problems.add(Layout.later(i + 1) + Layout.RECORD + " does not follow the decision");
            }
        }
        var digest =
                one.advice().receipt().body().at("/content/rulebook/digest").asText();
        if (!one.rulebook().digest().equals(digest)) {
            problems.add(Layout.RULEBOOK + " is not the rulebook that the record names");
        }
        if (!problems.isEmpty()) {
            return new Checked(List.copyOf(problems), List.of());
        }
        var differ = differing(files, one);
        boolean otherProgram = !one.program().equals(program) && differ.stream().allMatch(Writing::made);
        if (!differ.isEmpty() && !otherProgram) {
            return new Checked(
                    differ.stream()
                            .map(name -> Writing.made(name)
                                    ? name + " is not what the rulebook in the bundle says of the record"
                                    : name + " is not as a bundle has it")
                            .toList(),
                    List.of());
        }
        return new Checked(List.of(), lines(one, anchored, differ));
    }

    /** Names of the files that would be otherwise if the bundle was made again from what is given in it. */
    private List<String> differing(SortedMap<String, byte[]> files, CaseFile one) throws NoBundle {
        SortedMap<String, byte[]> again;
        try {
            again = Writing.files(one, kinds);
        } catch (RuntimeException e) {
            // Without the cause, which may quote what it was made from.
            throw new NoBundle("The explanation cannot be made again from the record and the rulebook");
        }
        var names = new TreeSet<>(files.keySet());
        names.addAll(again.keySet());
        names.remove(Manifest.NAME);
        return names.stream()
                .filter(name -> !Arrays.equals(files.get(name), again.get(name)))
                .toList();
    }

    private List<String> lines(CaseFile one, boolean anchored, List<String> differ) {
        var lines = new ArrayList<String>();
        lines.add("Verified: decision " + one.advice().text("decisionId") + ", entry "
                + one.advice().receipt().sequence() + ", with " + one.later().size()
                + (one.later().size() == 1 ? " record" : " records") + " that followed until " + one.made() + ".");
        var absent = one.advice().absent();
        if (!absent.isEmpty()) {
            lines.add("Not in it is this of its private part, which was erased or left out: "
                    + String.join(", ", absent) + ". There is no explanation without it.");
        } else if (differ.isEmpty()) {
            lines.add("The explanations are what this rulebook says of this record, to the letter.");
        } else {
            lines.add("The explanations are signed, and could not be compared: they were written by version "
                    + one.program() + " of the program, and this is " + program + ".");
        }
        lines.add(
                anchored
                        ? "Signed with the key given."
                        : "Consistent in itself; not anchored: the key it was checked with is its own. Give the key you got"
                                + " from elsewhere with --key.");
        return lines;
    }
}
