package org.rightplace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.access.Provider;
import org.rightplace.cli.BadInput;
import org.rightplace.web.CannotServe;
import org.rightplace.web.SignInPages;

/**
 * The settings of signing in with an OpenID provider.
 *
 * @param issuer {@code RIGHTPLACE_OIDC_ISSUER}
 * @param clientId {@code RIGHTPLACE_OIDC_CLIENT_ID}
 * @param secretFile {@code RIGHTPLACE_OIDC_SECRET_FILE}: the secret itself is in no environment, which other programs can read
 * @param claim {@code RIGHTPLACE_OIDC_CLAIM}, {@code preferred_username} when it is not set
 * @param address {@code RIGHTPLACE_ADDRESS}: under which browsers reach this server
 */
record ProviderSettings(URI issuer, String clientId, Path secretFile, String claim, URI address) {

    private static final String ISSUER = "RIGHTPLACE_OIDC_ISSUER";
    private static final String CLIENT_ID = "RIGHTPLACE_OIDC_CLIENT_ID";
    private static final String SECRET_FILE = "RIGHTPLACE_OIDC_SECRET_FILE";
    private static final String CLAIM = "RIGHTPLACE_OIDC_CLAIM";
    private static final String ADDRESS = "RIGHTPLACE_ADDRESS";
    private static final int LONGEST_SECRET = 4096;

    /**
     * Empty when none of them is set.
     *
     * @throws BadInput when some are set and others missing, or one has no sense
     */
    static Optional<ProviderSettings> of(Map<String, String> environment) throws BadInput {
        var any = Stream.of(ISSUER, CLIENT_ID, SECRET_FILE, CLAIM).anyMatch(name -> isSet(environment, name));
        if (!any) {
            return Optional.empty();
        }
        var missing = Stream.of(ISSUER, CLIENT_ID, SECRET_FILE, ADDRESS)
                .filter(name -> !isSet(environment, name))
                .toList();
        if (!missing.isEmpty()) {
            throw new BadInput("Signing in with work accounts is set up by half: set "
                    + missing.stream().collect(Collectors.joining(", ")) + " as well.");
        }
        var claim = isSet(environment, CLAIM) ? environment.get(CLAIM) : "preferred_username";
        if (!claim.matches("[A-Za-z0-9_]{1,64}")) {
            throw new BadInput(CLAIM + " must be the name of a claim: letters, digits and underscores.");
        }
        if (List.of("email", "name", "nickname").contains(claim)) {
            throw new BadInput(CLAIM + " cannot be " + claim
                    + ": people may have chosen it themselves, and so choose somebody else's. Use preferred_username, oid"
                    + " or sub.");
        }
        return Optional.of(new ProviderSettings(
                address(ISSUER, environment),
                environment.get(CLIENT_ID),
                Path.of(environment.get(SECRET_FILE)),
                claim,
                bare(address(ADDRESS, environment))));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static URI address(String name, Map<String, String> environment) throws BadInput {
        try {
            var address = URI.create(environment.get(name).strip());
            if (Provider.isSafe(address) && address.getRawQuery() == null && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new BadInput(name + " must be an address that begins with https:// (or http:// on this machine itself)"
                + " and has no ? or #.");
    }

    /** The server is at the root of its host: its pages name each other so. */
    private static URI bare(URI address) throws BadInput {
        if (!address.getRawPath().matches("/?")) {
            throw new BadInput(ADDRESS + " must end with the name of the host, and the port if there is one.");
        }
        return address.resolve("/");
    }

    /**
     * With the secret, read now: only who serves has to be able to.
     *
     * @throws CannotServe when there is none to be read
     */
    Provider provider() {
        try {
            var secret = Files.size(secretFile) > LONGEST_SECRET
                    ? ""
                    : Files.readString(secretFile).strip();
            if (secret.isEmpty()) {
                throw new CannotServe(
                        SECRET_FILE + " must name a file with the client secret in it, and nothing else.");
            }
            return new Provider(issuer, clientId.strip(), secret, claim, address.resolve(SignInPages.BACK));
        } catch (IOException e) {
            throw new CannotServe("The file that " + SECRET_FILE + " names cannot be read.");
        }
    }
}
