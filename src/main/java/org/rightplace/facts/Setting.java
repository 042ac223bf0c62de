package org.rightplace.facts;

/**
 * A setting within reach of home, as the register has it on the decision date, before any option is made of it.
 *
 * @param urn unique reference number, six digits
 * @param status open, closing, proposed, closed; null if unknown
 * @param sector what its type is in law, from {@code tables/establishment-types}: mainstream, maintained-nursery, state-special,
 *     non-maintained-special, independent-special, independent, special-post-16, further-education, sixteen-to-nineteen,
 *     alternative, pupil-referral-unit, online, unsure, other
 * @param lowAge youngest age admitted, years; null if unknown
 * @param highAge age at which the oldest leave, years; null if unknown
 * @param sex boys, girls or mixed; null if unknown
 */
public record Setting(Integer urn, String status, String sector, Long lowAge, Long highAge, String sex)
        implements Subject {

    @Override
    public String subject() {
        return "setting";
    }

    @Override
    public String key() {
        return urn.toString();
    }
}
