package org.rightplace.oracle;

import org.rightplace.placement.PlacementRequest;

/** Children and Families Act 2014 section 61: provision otherwise than in any setting, line by line. */
final class LawOfOtherwise {

    private LawOfOtherwise() {}

    /** An officer and professional advice stand behind what is said. */
    private static boolean shown(PlacementRequest request) {
        return request.otherwise() != null
                && request.otherwise().officer() != null
                && LawOfExceptions.holds(request.otherwise().evidence(), "professional-advice");
    }

    /** Whether it is shown that no setting could appropriately make a line. */
    static boolean shownFor(PlacementRequest request, String line) {
        return "eotas".equals(request.request().kind())
                && shown(request)
                && Boolean.TRUE.equals(request.otherwise().lines().get(line));
    }

    /** LAW-61-OTHERWISE. */
    static Said lines(Case one) {
        var request = one.request();
        if (!one.kind().equals("eotas")) {
            return Said.notApplicable("not-asked-for");
        }
        var lines = request.plan().provision();
        if (lines.isEmpty()
                || !shown(request)
                || lines.stream().anyMatch(line -> request.otherwise().lines().get(line.id()) == null)) {
            return Said.cannotTell("not-shown");
        }
        long otherwise =
                lines.stream().filter(line -> shownFor(request, line.id())).count();
        return otherwise == 0
                ? Said.notMet("no-line")
                : Said.met(otherwise == lines.size() ? "all-lines" : "some-lines");
    }
}
