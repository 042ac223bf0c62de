package org.rightplace.facts;

/** Anything the rules may read. */
public interface Fact {}
