package org.rightplace.facts;

import java.time.LocalDate;

/**
 * The SEND pledge and a contract's supplier.
 *
 * @param signedOn the day it was signed
 * @param signatory the role that signed
 * @param inInduction whether it is part of the induction of staff
 * @param invitedInTender whether the tender invited suppliers to sign
 * @param scored how many promises it scored itself on; null where it is not known whether it did
 * @param outcomesTagged how many outcomes of the pledge the measures are tagged with, each once; null where no measure says
 * @param sendModulePercent staff who completed the SEND module
 */
public record Pledge(
        LocalDate signedOn,
        String signatory,
        Boolean inInduction,
        Boolean invitedInTender,
        Long scored,
        Long outcomesTagged,
        Long sendModulePercent)
        implements Fact {}
