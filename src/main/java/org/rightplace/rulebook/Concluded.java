package org.rightplace.rulebook;

import org.rightplace.facts.Conclusion;

/**
 * A conclusion and the step that reached it.
 *
 * @param step name, {@code s39-name-requested}
 * @param number its place in the order of tests, from 1
 * @param conclusion what it concluded
 */
public record Concluded(String step, int number, Conclusion conclusion) {}
