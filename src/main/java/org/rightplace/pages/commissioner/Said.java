package org.rightplace.pages.commissioner;

import java.util.List;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;

/**
 * One finding in words.
 *
 * @param principle its id
 * @param about id of the measure or the check it is about; empty for the whole
 * @param basis what its principle rests on: statute, guidance or local-policy; empty where the rulebook does not say
 * @param cites where that is said, in words
 */
public record Said(String principle, String about, Outcome outcome, String text, String basis, List<String> cites) {

    static Said of(Finding finding, Sentences sentences) {
        return new Said(
                finding.principle(),
                finding.key(),
                finding.outcome(),
                sentences.of(finding, Audience.PANEL),
                sentences.principle(finding.principle()).map(p -> p.basis()).orElse(""),
                sentences.cites(finding, Audience.OFFICER));
    }

    /** The outcome in words. */
    public String mark() {
        return switch (outcome) {
            case MET -> "Met";
            case NOT_MET -> "Not met";
            case CANNOT_TELL -> "Cannot tell yet";
            case NOT_APPLICABLE -> "Does not apply";
        };
    }

    /** Class of the tag around it. */
    public String look() {
        return switch (outcome) {
            case MET -> "govuk-tag--green";
            case NOT_MET -> "govuk-tag--red";
            case CANNOT_TELL -> "govuk-tag--yellow";
            case NOT_APPLICABLE -> "govuk-tag--grey";
        };
    }

    /** What it rests on in words, so that local policy is never taken for law. */
    public String restsOn() {
        return switch (basis) {
            case "statute" -> "Law";
            case "guidance" -> "Guidance";
            case "local-policy" -> "Local policy";
            default -> "Not said";
        };
    }
}
