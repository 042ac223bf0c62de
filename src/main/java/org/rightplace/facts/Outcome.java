package org.rightplace.facts;

/** What one principle says of one subject. */
public enum Outcome {
    /** What the principle asks is so. */
    MET,
    /** It is known not to be so. */
    NOT_MET,
    /** A fact it needs is missing or disputed; the finding asks for it. */
    CANNOT_TELL,
    /** The principle does not reach this subject; the reason says why. */
    NOT_APPLICABLE
}
