package org.rightplace.oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Request;
import org.rightplace.placement.MadeUpFacts;
import org.rightplace.placement.RequestReader;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.schema.InputError;

/**
 * The rules of this checkout as far as they settle the outcome: every principle of law, the steps up to the last that gives an outcome, with every
 * principle those read and every principle that can hold an answer back. What is left out says what to do next, and takes most of the time.
 */
final class OrderOfTests {

    private static final String STEPS = "placement/conclusions/steps.yaml";
    private static final String LAST = "type-only";
    private static final Pattern NAMED = Pattern.compile("\"([A-Z]+[0-9]*-[A-Z0-9-]+)\"");

    private final Rulebook rulebook;

    OrderOfTests() {
        try {
            rulebook = Rulebook.load(settling(RulebookFolder.read(Path.of("rules"))));
        } catch (RulebookRefused e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static RulebookFolder settling(RulebookFolder whole) {
        var files = new TreeMap<>(whole.files());
        var steps = new ArrayList<String>();
        for (String line : files.get(STEPS).split("\n")) {
            if (line.startsWith("  - ") && !steps.contains(LAST)) {
                steps.add(line.substring(4));
            }
        }
        files.put(STEPS, "steps:\n  - " + String.join("\n  - ", steps) + "\n");
        var read = new TreeSet<String>();
        steps.forEach(step -> NAMED.matcher(files.get("placement/conclusions/" + step + ".drl"))
                .results()
                .forEach(found -> read.add(found.group(1))));
        files.keySet().removeIf(file -> file.startsWith("placement/") && !stays(file, whole, steps, read));
        return new RulebookFolder(files);
    }

    private static boolean stays(String file, RulebookFolder whole, List<String> steps, TreeSet<String> read) {
        if (file.equals(STEPS)) {
            return true;
        }
        var stem = file.replaceAll("\\.(drl|words\\.yaml|scenarios\\.yaml)$", "");
        var name = stem.substring(stem.lastIndexOf('/') + 1);
        if (file.startsWith("placement/conclusions/")) {
            return steps.contains(name);
        }
        var drl = whole.files().get(stem + ".drl");
        return drl != null
                && (name.startsWith("LAW-")
                        || drl.contains("@effect(\"blocks\")")
                        || read.stream().anyMatch(id -> drl.contains("@id(\"" + id + "\")")));
    }

    /** Every reason a principle of law has words for: its id, a space, and the code. */
    SortedSet<String> reasons() {
        var all = new TreeSet<String>();
        rulebook.catalogue().principles().stream()
                .filter(principle ->
                        principle.theme().equals("placement") && principle.id().startsWith("LAW-"))
                .forEach(principle ->
                        principle.words().reasons().keySet().forEach(reason -> all.add(principle.id() + " " + reason)));
        return all;
    }

    /** What is wrong with a case as a request that is sent in; empty where it would be accepted. */
    List<InputError> wrongs(Case one) {
        var urns = one.settings().stream().map(MadeUpSetting::urn).toList();
        return new RequestReader(
                        rulebook.schemas().of("placement-request"),
                        rulebook.catalogue().begins(),
                        urns::contains,
                        postcode -> true)
                .read(one.tree().toString().getBytes(StandardCharsets.UTF_8))
                .errors();
    }

    /** What the rules come to of a case, by way of the facts the program makes of it. */
    Reading read(Case one) {
        var facts = facts(one);
        var findings = rulebook.find("placement", one.today(), facts);
        var law = new TreeMap<String, Said>();
        for (Finding finding : findings) {
            if (finding.principle().startsWith("LAW-")) {
                law.merge(
                        finding.key().isEmpty() ? finding.principle() : finding.principle() + " " + finding.key(),
                        new Said(finding.outcome(), finding.reason()),
                        (a, b) -> new Said(a.outcome(), "both " + a.reason() + " and " + b));
            }
        }
        return new Reading(
                rulebook.conclude("placement", one.today(), findings).stream()
                        .map(Concluded::conclusion)
                        .filter(conclusion -> conclusion.kind().equals("outcome"))
                        .findFirst()
                        .map(outcome -> new Answer(outcome.code(), names(outcome.code()) ? outcome.urn() : null))
                        .orElse(Answer.of("no outcome")),
                law);
    }

    List<Fact> facts(Case one) {
        var facts = new ArrayList<>(MadeUpFacts.of(
                rulebook,
                one.request(),
                one.tree(),
                one.homeKnown() ? MadeUpSetting.HOME_EASTING : null,
                one.homeKnown() ? MadeUpSetting.HOME_NORTHING : null,
                one.postcodeAuthority(),
                one.settings().stream().map(MadeUpSetting::entry).toList()));
        if (!one.ageKnown()) {
            facts.replaceAll(fact -> fact instanceof Request request ? withoutAge(request) : fact);
        }
        return facts;
    }

    /** The schema asks for a date of birth, so that an age nobody knows can only be shown to the rules. */
    private static Request withoutAge(Request request) {
        return new Request(
                request.decisionDate(),
                request.trigger(),
                request.phase(),
                null,
                null,
                null,
                request.sex(),
                request.yearGroup(),
                null,
                null,
                request.lacksCapacity(),
                request.represented(),
                request.parentLacksCapacity(),
                request.livesWithFamily(),
                request.lookedAfter(),
                request.dynamicSupport(),
                request.primaryNeed(),
                request.homeAuthority(),
                request.postcodeAuthority(),
                request.homeAuthorityReason(),
                request.responsibleAuthority(),
                request.responsibleIsLocal(),
                request.planStatus(),
                request.route(),
                request.sectionIBlank(),
                request.provisionLines(),
                request.placementFrom(),
                request.requestKind(),
                request.requestedUrn(),
                request.typeAsked(),
                request.madeBy(),
                request.requestedOn(),
                request.noticeEndsOn(),
                request.withoutPlanException(),
                request.adviceOffered(),
                request.searched(),
                request.assessmentAskedOn(),
                request.draftServedOn());
    }

    private static boolean names(String outcome) {
        return outcome.startsWith("NAME_") || outcome.equals("INDEPENDENT_S9") || outcome.equals("EOTAS_PART_S61");
    }
}
