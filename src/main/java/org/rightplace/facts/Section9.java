package org.rightplace.facts;

/**
 * An officer's recorded weighing for an independent setting outside the list: for a child the balance of Education Act 1996 s.9, for
 * a young person their wishes within s.40(2).
 *
 * @param urn the setting weighed
 * @param officer role; null if none is named
 * @param weighed family-wishes (in favour), public-expenditure or efficient-instruction (against); null if not said
 */
public record Section9(Integer urn, String officer, String weighed) implements Fact {}
