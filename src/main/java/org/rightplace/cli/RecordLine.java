package org.rightplace.cli;

import org.rightplace.placement.Recommendation;

/** The line under every advice that says where it is recorded and by which rulebook it was made. */
final class RecordLine {

    private RecordLine() {}

    static String of(Recommendation recommendation) {
        var decision = recommendation.decision();
        var catalogue = recommendation.catalogue();
        var rulebook = "Rulebook " + catalogue.manifest().name() + " "
                + catalogue.manifest().version() + ", " + catalogue.digest().substring(0, "sha256:".length() + 12)
                + ", law as at " + recommendation.evaluated().lawAsAt() + ".";
        return (decision.logged()
                        ? "Recorded as decision " + decision.id() + ", entry " + decision.sequence() + ", at "
                                + decision.recordedAt() + ".\n"
                        : "A trial: not recorded, and nothing may be decided on it.\n")
                + rulebook;
    }
}
