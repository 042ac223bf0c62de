package org.rightplace.facts;

/**
 * A setting considered for this request: one of the shortlist, or one asked for, consulted or named to be considered.
 *
 * @param urn unique reference number, six digits
 * @param status open, closing, proposed, closed; null if unknown
 * @param sector what its type is in law, as {@link Setting#sector()}
 * @param listing whether it can be asked for under s.38(3): yes, no, if-approved, unsure
 * @param approved41 whether it is on the s.41 list on the decision date; null if not known. Only read where listing is if-approved
 * @param mainstream whether its type counts for s.33: yes, no, unsure
 * @param base whether the place offered is in a resourced provision or SEN unit
 * @param separateSchool whether that base really operates as a separate school; null if not known
 * @param ring rung of the local-first ladder, 1 to 7; null where the ladder has none for it
 * @param ringName as the API names it; null with {@code ring}
 * @param ringPassedOver whether the request passes over that ring with a reason
 * @param local whether it lies in the local area
 * @param requested whether the request names it
 * @param consulted whether it was sent a consultation, or an answer is there: a missing date takes nothing from one
 * @param phase early-years, primary, secondary or post-16: the child's, which the journey guide goes by
 * @param admits whether it must or will admit, from {@code tables/admission}: must, offers, refuses, closed, not-open, unknown
 * @param needListed whether the register states it is set up for the child's primary need; null if it states nothing
 */
public record Option(
        Integer urn,
        String status,
        String sector,
        String listing,
        Boolean approved41,
        String mainstream,
        Boolean base,
        Boolean separateSchool,
        Long ring,
        String ringName,
        Boolean ringPassedOver,
        Boolean local,
        Boolean requested,
        Boolean consulted,
        String phase,
        String admits,
        Boolean needListed)
        implements Subject {

    /** Whether somebody asked for it or consulted it; the others are only near home. */
    public boolean considered() {
        return Boolean.TRUE.equals(requested) || Boolean.TRUE.equals(consulted);
    }

    @Override
    public String subject() {
        return "option";
    }

    @Override
    public String key() {
        return urn.toString();
    }
}
