package org.rightplace.facts;

import java.time.LocalDate;

/**
 * The agreement on one placement. What is not known is null.
 *
 * @param registered whether the setting is registered
 * @param oneToOne whether there are hours of one to one support
 * @param noticeDays notice to end it
 * @param reviewOn the day it is next reviewed
 * @param reviewMonths months begun from the review of the contract to that day; -1 where it has passed
 * @param lines how many lines it lists
 * @param withoutProvider how many of them do not say who makes the provision
 * @param fees how many have a fee
 * @param feesForNothing how many have a fee and name no line of the plan
 */
public record IndividualPlacement(
        Boolean registered,
        Boolean oneToOne,
        Long noticeDays,
        LocalDate reviewOn,
        Long reviewMonths,
        Long lines,
        Long withoutProvider,
        Long fees,
        Long feesForNothing)
        implements Fact {}
