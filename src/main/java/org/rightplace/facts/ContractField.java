package org.rightplace.facts;

/**
 * Something of a contract that must be known before a question can be answered: one for each row of {@code tables/kpi-duty-fields}.
 *
 * @param of which question; {@code kpi-duty}
 * @param field its path in the contract
 * @param stated whether it is known
 */
public record ContractField(String of, String field, Boolean stated) implements Fact {}
