package org.rightplace.placement;

import static org.rightplace.schema.Checks.date;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.rightplace.schema.Checks.DoneBy;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/** Dates of a placement request that cannot be, one beside the other. Dates that are no dates the schema refuses; they are passed over. */
final class DateChecks {

    private static final int OLDEST_YEARS = 130;

    /** Fields that record something done, which a decision cannot rest on before it has been. Clocks may lie ahead. */
    private static final Set<String> DONE_ON = Set.of(
            "on",
            "capturedOn",
            "sendiassOn",
            "sentOn",
            "repliedOn",
            "authorityConsultedOn",
            "inspectedOn",
            "monitoredOn",
            "planWrittenOn",
            "reviewedOn");

    private final JsonNode request;
    private final LocalDate decision;
    private final Wrongs wrongs;

    private DateChecks(JsonNode request, LocalDate begins, Wrongs wrongs) {
        this.request = request;
        this.wrongs = wrongs;
        this.decision = decision(begins);
    }

    /** @param begins the first day the rulebook knows the law of */
    static void check(JsonNode request, LocalDate begins, Wrongs wrongs) {
        var checks = new DateChecks(request, begins, wrongs);
        if (checks.decision != null) {
            checks.birth();
            new DoneBy(
                            DONE_ON,
                            checks.decision,
                            "after-decision-date",
                            "This must not be later than the decision date.")
                    .check(request, Place.ROOT, wrongs);
        }
        checks.replies();
        checks.notice();
    }

    /** Null when it is not to be used: other dates are then not measured by it. */
    private LocalDate decision(LocalDate begins) {
        LocalDate day = date(request.path("decisionDate"));
        if (day != null && day.isBefore(begins)) {
            wrongs.add(
                    Place.ROOT.then("decisionDate"),
                    "before-the-rulebook",
                    "The rulebook knows the law from " + begins + "; it cannot advise on a decision before.");
            return null;
        }
        return day;
    }

    private void birth() {
        LocalDate birth = date(request.path("person").path("dateOfBirth"));
        Place place = Place.ROOT.then("person").then("dateOfBirth");
        if (birth != null && birth.isAfter(decision)) {
            wrongs.add(place, "birth-after-decision", "The date of birth must not be later than the decision date.");
        } else if (birth != null && Period.between(birth, decision).getYears() >= OLDEST_YEARS) {
            wrongs.add(
                    place,
                    "birth-too-long-ago",
                    "The date of birth must be less than " + OLDEST_YEARS + " years before the decision date.");
        }
    }

    private void replies() {
        JsonNode consultations = request.path("consultations");
        for (int i = 0; i < consultations.size(); i++) {
            LocalDate sent = date(consultations.path(i).path("sentOn"));
            LocalDate replied = date(consultations.path(i).path("repliedOn"));
            if (sent != null && replied != null && replied.isBefore(sent)) {
                wrongs.add(
                        Place.ROOT.then("consultations").then(i).then("repliedOn"),
                        "reply-before-sent",
                        "The reply must not be earlier than the day the consultation was sent.");
            }
        }
    }

    /** A draft served before an assessment was asked for is a contradiction for the rules; a notice that ends before it begins is a slip. */
    private void notice() {
        JsonNode clocks = request.path("clocks");
        LocalDate ends = date(clocks.path("noticeEndsOn"));
        LocalDate draft = date(clocks.path("draftServedOn"));
        LocalDate amendments = date(clocks.path("amendmentNoticeOn"));
        if (ends == null || (draft == null && amendments == null)) {
            return;
        }
        boolean sinceDraft = draft != null && !ends.isBefore(draft);
        boolean sinceAmendments = amendments != null && !ends.isBefore(amendments);
        if (!sinceDraft && !sinceAmendments) {
            wrongs.add(
                    Place.ROOT.then("clocks").then("noticeEndsOn"),
                    "out-of-order",
                    "The notice period must not end before the draft or the amendments were served.");
        }
    }
}
