package org.rightplace.decision;

/** A request was sent again under its key, and the advice recorded then has been erased since. Nothing was recorded anew. */
public final class AdviceErased extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AdviceErased() {
        super(
                "The advice recorded under this idempotency key has been erased; to ask anew, send the request under a new key");
    }
}
