package org.rightplace.oracle;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every principle of law once more, in plain Java: written by statute from the domain (3.1, 3.2, the evidence matrix), the design and the words of each
 * principle. It reads the request as sent in and the made-up register; no rule, no table and no fact of the program.
 */
final class Law {

    private Law() {}

    /** What each comes to, by id; of a setting or a waiver by id, a space, and its key. */
    static SortedMap<String, Said> of(Case one) {
        var said = new TreeMap<String, Said>();
        said.put("LAW-80-HOLDER", Decider.decides(one));
        said.put("LAW-24-SCOPE", LawOfRequests.scope(one));
        said.put("LAW-24-HOME-AGREES", LawOfRequests.homeAgrees(one));
        said.put("LAW-36-DATES-AGREE", LawOfRequests.datesAgree(one));
        said.put("LAW-37-PROVISION", LawOfRequests.provision(one));
        said.put("LAW-38-SECTION-I", LawOfRequests.sectionI(one));
        said.put("LAW-38-MADE-BY", LawOfRequests.madeBy(one));
        said.put("LAW-38-REQUEST", LawOfRequests.request(one));
        said.put("LAW-39-IN-TIME", LawOfRequests.inTime(one));
        said.put("LAW-41-APPROVAL", LawOfRequests.approval(one));
        said.put("LAW-39-AGE", LawOfExceptions.unsuitable(one, "unsuitable-age"));
        said.put("LAW-39-ABILITY", LawOfExceptions.unsuitable(one, "unsuitable-ability"));
        said.put("LAW-39-APTITUDE", LawOfExceptions.unsuitable(one, "unsuitable-aptitude"));
        said.put("LAW-39-NEED", LawOfExceptions.unsuitable(one, "unsuitable-need"));
        said.put("LAW-39-OTHERS", LawOfExceptions.others(one));
        said.put("LAW-39-RESOURCES", LawOfExceptions.resources(one));
        said.put("LAW-39-REPLIES-AGREE", LawOfSettings.repliesAgree(one));
        said.put("LAW-508B-TRANSPORT", LawOfExceptions.transport(one));
        said.put("LAW-33-DUTY", LawOfMainstream.duty(one));
        said.put("LAW-33-OTHERS", LawOfMainstream.others(one));
        said.put("LAW-34-NO-PLAN", LawOfMainstream.withoutPlan(one));
        said.put("LAW-61-OTHERWISE", LawOfOtherwise.lines(one));
        said.put("LAW-19-WEIGHED", LawOfWeighing.section19(one));
        said.put("LAW-9-WEIGHED", LawOfWeighing.section9(one));
        said.put("LAW-9-INDEPENDENT", LawOfWeighing.independent(one));
        time(one, said);
        one.places().forEach(place -> setting(one, place, said));
        one.request()
                .proceedWithout()
                .forEach(waiver -> said.put(
                        "LAW-PROCEED-WITHOUT " + waiver.principle(),
                        LawOfTime.proceedWithout(one, waiver.officer(), waiver.reason())));
        return said;
    }

    private static void time(Case one, SortedMap<String, Said> said) {
        var today = one.today();
        said.put("LAW-R5-ASSESS", LawOfTime.shownByLaterSteps(Limit.assess(one), today));
        said.put("LAW-R8-ADVICE", LawOfTime.shownByLaterSteps(Limit.advice(one), today));
        said.put("LAW-R10-NO-PLAN", LawOfTime.noPlan(Limit.noPlan(one), today));
        said.put("LAW-R13-FINAL-PLAN", LawOfTime.finalPlan(Limit.finalPlan(one), today));
        said.put("LAW-R13-REPRESENTATIONS", LawOfTime.draftRepresentations(one));
        said.put("LAW-R18-PHASE-TRANSFER", LawOfTime.plain(Limit.phaseTransfer(one), today));
        said.put("LAW-R18-POST-16", LawOfTime.post16Move(one));
        said.put("LAW-R20-REVIEW-DECISION", LawOfTime.reviewDecision(one));
        said.put("LAW-R22-REPRESENTATIONS", LawOfTime.amendmentRepresentations(one));
        said.put("LAW-R22-REVIEW-FINAL", LawOfTime.reviewFinal(one));
    }

    private static void setting(Case one, Place place, SortedMap<String, Said> said) {
        said.put("LAW-33-PLACE " + place.urn(), LawOfMainstream.place(place));
        said.put("LAW-39-CONSULTED " + place.urn(), LawOfSettings.consulted(place));
        said.put("LAW-40-PLACE " + place.urn(), LawOfSettings.free(place));
        said.put("LAW-43-WILLING " + place.urn(), LawOfSettings.willing(place));
        if (place.requested() || place.sent()) {
            said.put("LAW-C983-REPLY " + place.urn(), LawOfSettings.inFifteenDays(place, one.today()));
        }
    }
}
