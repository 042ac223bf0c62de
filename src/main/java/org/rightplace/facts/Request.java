package org.rightplace.facts;

import java.time.LocalDate;

/**
 * The placement request as a whole: one for each evaluation.
 *
 * @param decisionDate the day the law is read as at
 * @param trigger new-plan, phase-transfer, review, move-in, emergency
 * @param phase early-years, primary, secondary or post-16, on the day the place would start
 * @param ageYears whole years at the decision date
 * @param ageMonths whole months at the decision date
 * @param schoolAge age in years on the 31 August before the place starts: how admission ages are counted; null if unknown
 * @param sex female or male; null if unknown. Read only where a setting admits one sex
 * @param yearGroup national curriculum year, Reception being 0; null if unknown
 * @param overSchoolAge whether the decision date is after compulsory school age: the last Friday of June of the school year in
 *     which they turn 16 (Education Act 1996 s.8). True makes a young person, false a child
 * @param schoolYearOf25Ends last day of the academic year in which they turn 25 (Children and Families Act 2014 s.46)
 * @param lacksCapacity whether they lack capacity for this decision; no word means capacity
 * @param represented whether a representative is named (s.80)
 * @param parentLacksCapacity whether the parent lacks capacity
 * @param livesWithFamily whether they live with their own family
 * @param lookedAfter whether a council looks after them (Children Act 1989 s.22)
 * @param dynamicSupport rating on the dynamic support register: none, green, amber, red, blue
 * @param primaryNeed DfE need code
 * @param homeAuthority three-digit code of the authority the request says home is in
 * @param postcodeAuthority the same, from the postcode
 * @param homeAuthorityReason whether a reason is recorded for the two to differ
 * @param responsibleAuthority three-digit code of the authority responsible (s.24)
 * @param responsibleIsLocal whether that is one of the authorities this rulebook serves
 * @param planStatus none, draft, final, amended
 * @param route early-years, school, post-16, otherwise
 * @param sectionIBlank whether Section I of the plan is blank
 * @param provisionLines number of Section F lines; null when the request does not list them
 * @param placementFrom first day of the place
 * @param requestKind none, setting, type, eotas, home-education, outside-england
 * @param requestedUrn the setting asked for; null if none
 * @param typeAsked mainstream or special, where the request is for a type
 * @param madeBy parent, young-person, representative
 * @param requestedOn the day the request was received
 * @param noticeEndsOn last day of the notice period (SEND Regulations 2014 r.13, r.22)
 * @param withoutPlanException the s.34 exception relied on where there is no plan; {@code none} when there is none
 * @param adviceOffered whether impartial advice was offered in the notice
 * @param searched whether home is known, so that settings around it were looked for
 * @param assessmentAskedOn the day an assessment was asked for
 * @param draftServedOn the day the draft plan was served
 */
public record Request(
        LocalDate decisionDate,
        String trigger,
        String phase,
        Long ageYears,
        Long ageMonths,
        Long schoolAge,
        String sex,
        Long yearGroup,
        Boolean overSchoolAge,
        LocalDate schoolYearOf25Ends,
        Boolean lacksCapacity,
        Boolean represented,
        Boolean parentLacksCapacity,
        Boolean livesWithFamily,
        Boolean lookedAfter,
        String dynamicSupport,
        String primaryNeed,
        String homeAuthority,
        String postcodeAuthority,
        Boolean homeAuthorityReason,
        String responsibleAuthority,
        Boolean responsibleIsLocal,
        String planStatus,
        String route,
        Boolean sectionIBlank,
        Long provisionLines,
        LocalDate placementFrom,
        String requestKind,
        Integer requestedUrn,
        String typeAsked,
        String madeBy,
        LocalDate requestedOn,
        LocalDate noticeEndsOn,
        String withoutPlanException,
        Boolean adviceOffered,
        Boolean searched,
        LocalDate assessmentAskedOn,
        LocalDate draftServedOn)
        implements Subject {

    @Override
    public String subject() {
        return "request";
    }

    @Override
    public String key() {
        return "";
    }
}
