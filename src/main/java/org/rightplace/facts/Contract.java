package org.rightplace.facts;

import java.time.LocalDate;

/**
 * A contract as a whole: one for each review.
 *
 * @param reviewDate the day the law is read as at
 * @param kind contract, framework, sla, individual-placement
 * @param send whether it is a service for children and young people with SEND
 * @param lightTouch whether it is a light touch contract (Procurement Act 2023 s.9)
 * @param concession whether it is a concession contract
 * @param privateUtility whether it is a utilities contract of a private utility
 * @param kpisUnsuitable true where the buyer recorded why measures would not be appropriate (s.52(2)); null where nothing is recorded
 * @param regime the law it was bought under: procurement-act-2023, pcr-2015, provider-selection-regime
 * @param begunOn the day the procurement began
 * @param valuePence over its whole life, as stated: with or without VAT
 * @param includesVat whether that value includes VAT
 * @param currency three-letter code
 * @param startOn first day
 * @param endOn last day
 * @param outcomeCount how many outcomes it lists; null where it is not known whether it has any
 * @param kpiCount how many measures it lists; null where it is not known whether it has any
 * @param coversLocalArea whether it is for every authority this rulebook serves; null where its authorities are not known
 * @param authorityCount for how many authorities it is; null where they are not known
 */
public record Contract(
        LocalDate reviewDate,
        String kind,
        Boolean send,
        Boolean lightTouch,
        Boolean concession,
        Boolean privateUtility,
        Boolean kpisUnsuitable,
        String regime,
        LocalDate begunOn,
        Long valuePence,
        Boolean includesVat,
        String currency,
        LocalDate startOn,
        LocalDate endOn,
        Long outcomeCount,
        Long kpiCount,
        Boolean coversLocalArea,
        Long authorityCount)
        implements Subject {

    @Override
    public String subject() {
        return "contract";
    }

    @Override
    public String key() {
        return "";
    }
}
