/**
 * Reads, lints, digests, compiles, runs and describes the folder {@code rules/}. The only package that knows the rules engine.
 *
 * <p>The public face is {@link org.rightplace.rulebook.Rulebook}; what it is made of stands in
 * {@link org.rightplace.rulebook.Catalogue}.
 */
package org.rightplace.rulebook;
