package org.rightplace.facts;

/**
 * One check of the autism toolkit that is for the scope of an evaluation, answered or not.
 *
 * @param id of {@code tables/toolkit-checks}
 * @param critical whether nought in it holds back
 * @param applies false where it is only for services of another kind; null where it is not known of which kind the service is
 * @param excused whether a reason is given why it does not apply
 * @param score how far it is met, in points; null where it is not answered
 * @param evidence how many things are named that show it
 */
public record Check(String id, Boolean critical, Boolean applies, Boolean excused, Long score, Long evidence)
        implements Subject {

    @Override
    public String subject() {
        return "check";
    }

    @Override
    public String key() {
        return id;
    }
}
