package org.rightplace.access;

import java.net.URI;
import java.util.Set;

/**
 * An OpenID provider, a council's Entra ID say, and what this server is to it.
 *
 * @param issuer as the provider names itself; below it lies its discovery document
 * @param clientId under which this server is registered there
 * @param secret with which this server shows that it is the one registered
 * @param claim what in an ID token names the account here
 * @param back where the provider sends a browser back to
 */
public record Provider(URI issuer, String clientId, String secret, String claim, URI back) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Whether nobody on the way can read or change what goes there: TLS, or this machine itself. */
    public static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }

    /** Leaves out the secret, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "Provider[" + issuer + "]";
    }
}
