package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import org.rightplace.placement.PlacementRequest.Consultation;

/** Children and Families Act 2014 sections 39(2), 40(2) and 43, and the Code 9.83: what a setting was asked, said and must do. */
final class LawOfSettings {

    private static final int AT_RISK = 3;

    private LawOfSettings() {}

    /** LAW-39-CONSULTED. */
    static Said consulted(Place place) {
        if (place.replied()) {
            return Said.met("replied");
        }
        if (!place.sent()) {
            return Said.notMet("not-consulted");
        }
        return place.awaited() ? Said.cannotTell("reply-awaited") : Said.met("silent-past-due");
    }

    /** LAW-40-PLACE. */
    static Said free(Place place) {
        return place.free() == null
                ? Said.cannotTell("place-not-known")
                : place.free() ? Said.met("place-free") : Said.notMet("no-place");
    }

    /** LAW-43-WILLING: a listed setting must admit if named; any other must be willing. */
    static Said willing(Place place) {
        var law = place.setting().law();
        if (Set.of("pupil-referral-unit", "online", "other").contains(law.sector())) {
            return Said.notApplicable("never-proposed");
        }
        if (place.closed()) {
            return Said.notMet("setting-closed");
        }
        boolean open = !place.setting().status().equals("proposed");
        if (Boolean.TRUE.equals(place.listed())) {
            return open ? Said.met("must-admit") : Said.cannotTell("not-open-yet");
        }
        if (Boolean.FALSE.equals(place.offers())) {
            return Said.notMet("no-offer");
        }
        if (place.offers() != null) {
            return open ? Said.met("offers-place") : Said.cannotTell("not-open-yet");
        }
        return Said.cannotTell(
                law.listing().equals("if-approved") && place.approved() == null
                        ? "approval-not-known"
                        : "offer-not-known");
    }

    /** LAW-39-REPLIES-AGREE, of the whole request. */
    static Said repliesAgree(Case one) {
        if (one.request().consultations().isEmpty()) {
            return Said.notApplicable("no-reply");
        }
        return one.places().stream().anyMatch(LawOfSettings::contradicted)
                ? Said.notMet("replies-disagree")
                : Said.met("replies-agree");
    }

    private static boolean contradicted(Place place) {
        return place.answers().stream()
                .anyMatch(a -> place.answers().stream()
                        .anyMatch(b -> differ(a.answer(), b.answer())
                                || differ(a.placeAvailable(), b.placeAvailable())
                                || differ(a.offer(), b.offer())
                                || a.provision().keySet().stream()
                                        .anyMatch(line -> differ(
                                                a.provision().get(line),
                                                b.provision().get(line)))));
    }

    private static boolean differ(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }

    /** LAW-C983-REPLY: fifteen days is guidance, and of several consultations the one with the latest last day counts. */
    static Said inFifteenDays(Place place, LocalDate today) {
        var sent = place.answers().stream()
                .filter(one -> one.sentOn() != null || Place.answered(one))
                .toList();
        if (sent.isEmpty()) {
            return Said.notApplicable("does-not-apply");
        }
        var timed = sent.stream()
                .filter(one -> one.sentOn() != null && (one.repliedOn() != null || !Place.answered(one)))
                .toList();
        if (timed.isEmpty()) {
            return Said.cannotTell(
                    sent.stream().anyMatch(one -> one.sentOn() != null) ? "answer-day-not-known" : "start-not-known");
        }
        var latest = Comparator.comparing(Place::due);
        var open = timed.stream().filter(one -> one.repliedOn() == null).max(latest);
        if (open.isPresent()) {
            var due = Place.due(open.get());
            return today.isAfter(due)
                    ? Said.notMet("overdue")
                    : Said.met(today.plusDays(AT_RISK).isBefore(due) ? "time-left" : "at-risk");
        }
        var closed = timed.stream()
                .max(latest.thenComparing(
                        Comparator.comparing(Consultation::repliedOn).reversed()))
                .get();
        return closed.repliedOn().isAfter(Place.due(closed)) ? Said.notMet("done-late") : Said.met("done-in-time");
    }
}
