package org.rightplace.facts;

import java.time.LocalDate;

/**
 * One consultation of one setting and what came back.
 *
 * @param urn the setting
 * @param sentOn the day the consultation was sent; null if it was not
 * @param replyDueOn last day to answer (SEND Code 9.83); null if it was not sent
 * @param repliedOn the day the answer came; null if none has
 * @param answer can-meet, can-meet-if, cannot-meet; null if none has come. Never overrides the lines
 * @param placeAvailable whether a place is free; null if not said
 * @param offer whether it offers the place; null if not said
 * @param residential none, weekly, termly, 52-week; null if not said
 * @param fullTime whether the place is for the full school week; null if not said
 * @param disagrees whether another reply of the same setting says otherwise
 */
public record Reply(
        Integer urn,
        LocalDate sentOn,
        LocalDate replyDueOn,
        LocalDate repliedOn,
        String answer,
        Boolean placeAvailable,
        Boolean offer,
        String residential,
        Boolean fullTime,
        Boolean disagrees)
        implements Fact {}
