package org.rightplace.governance;

/**
 * One thing that is counted, or one group it is counted in.
 *
 * @param name in words
 */
public record Category(String code, String name) {}
