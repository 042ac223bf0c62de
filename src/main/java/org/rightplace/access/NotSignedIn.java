package org.rightplace.access;

/** Signing in with a work account came to nothing. It holds the kind of failure only: nothing that the provider said, and nobody's name. */
public final class NotSignedIn extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The provider cannot be reached, or what it says of itself cannot be used. */
        UNREACHABLE,
        /** Nothing was begun in this browser that goes with what came back, or it is too long ago, or was ended before. */
        NOT_BEGUN,
        /** The provider sent the browser back without signing anybody in. */
        DECLINED,
        /** The provider does not take what it gave the browser, or does not know this server: its secret may have run out. */
        REFUSED,
        /** The ID token is not good: not the provider's, not for this server, not for this sign-in, or past its time. */
        NOT_BELIEVED,
        /** The ID token is good and does not have the claim that names the account. */
        UNNAMED,
        /** Nobody of that name may come in here. */
        NO_ACCOUNT
    }

    private final Kind kind;

    NotSignedIn(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
