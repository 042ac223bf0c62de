package org.rightplace.oracle;

import java.util.SortedMap;

/**
 * What a reading of a case comes to.
 *
 * @param answer of the order of tests
 * @param law every principle of law: by its id, of a setting or a waiver by id, a space, and its key
 */
record Reading(Answer answer, SortedMap<String, Said> law) {}
