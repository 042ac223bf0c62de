package org.rightplace.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Hashes passwords with Argon2id, with the least cost OWASP's password storage cheat sheet asks for: 19 MiB, 2 rounds, 1 lane. */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** What a guess at an account that is not there is held against, so that it takes as long as one at an account that is. */
    private static final String NOBODYS = hash(Secret.made());

    private Passwords() {}

    static String hash(String password) {
        return Password.hash(password).addRandomSalt(32).with(ARGON2).getResult();
    }

    /** @param hash null for none: then the password is wrong, and that takes as long to find out */
    static boolean matches(String password, String hash) {
        var against = hash == null ? NOBODYS : hash;
        boolean same = Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
        return same && hash != null;
    }
}
