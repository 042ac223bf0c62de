package org.rightplace.placement;

/**
 * One thing wrong with what was sent in.
 *
 * @param pointer RFC 6901 pointer to the place; empty for the whole body. Names the key only where it is known or looks like an
 *     identifier, otherwise it stops at the object the key stands in
 * @param code what is wrong, in kebab-case: not-a-date, missing, unknown-urn …
 * @param detail what is wanted, in plain words; never what was given
 */
public record InputError(String pointer, String code, String detail) {}
