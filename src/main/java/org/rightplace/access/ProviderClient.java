package org.rightplace.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.rightplace.access.NotSignedIn.Kind;

/** What is said between this server and the OpenID provider: authorization code flow with PKCE, and an ID token that is checked. */
final class ProviderClient {

    /** For connecting, and again for each part of an answer. */
    private static final int PATIENCE = 5_000;

    private static final int MOST_BYTES = 256 * 1024;

    /** What the provider says of itself is asked for anew after this long. */
    private static final Duration KEPT = Duration.ofHours(12);

    private static final Duration KEYS_KEPT = Duration.ofHours(1);

    /** How far the provider's clock may be off ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Signatures that only the provider can make. Those with a shared secret, and none at all, are not among them. */
    private static final Set<JWSAlgorithm> SIGNED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Provider provider;
    private final Clock clock;

    /** Asked for when it is first needed: a provider that is down keeps no server from starting. Null until then. */
    private volatile Known known;

    ProviderClient(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    private record Known(OIDCProviderMetadata said, IDTokenValidator tokens, Instant at) {}

    /** Where to send a browser, so that its user signs in there. */
    URI address(String state, String nonce, String verifier) throws NotSignedIn {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "profile"),
                        new ClientID(provider.clientId()),
                        provider.back())
                .endpointURI(known().said().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Gives the provider the code that a browser brought back, and finds out whom it names. */
    String name(String code, String nonce, String verifier) throws NotSignedIn {
        var known = known();
        try {
            var claims = known.tokens().validate(token(known, code, verifier), new Nonce(nonce));
            if (claims.getAudience().size() != 1) {
                // One that is for others too might be one that they were given, and hand on.
                throw new NotSignedIn(Kind.NOT_BELIEVED);
            }
            var name = claims.getStringClaim(provider.claim());
            if (name == null) {
                throw new NotSignedIn(Kind.UNNAMED);
            }
            return name;
        } catch (BadJOSEException | RateLimitReachedException e) {
            // The keys were asked for a moment ago: one that is unknown still is not the provider's.
            throw new NotSignedIn(Kind.NOT_BELIEVED);
        } catch (JOSEException e) {
            throw new NotSignedIn(Kind.UNREACHABLE);
        }
    }

    private JWT token(Known known, String code, String verifier) throws NotSignedIn {
        try {
            var request = new TokenRequest.Builder(
                            known.said().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(provider.clientId()), new Secret(provider.secret())),
                            new AuthorizationCodeGrant(
                                    new AuthorizationCode(code), provider.back(), new CodeVerifier(verifier)))
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE);
            request.setReadTimeout(PATIENCE);
            request.setFollowRedirects(false);
            var sent = request.send();
            if (sent.getStatusCode() >= 500) {
                throw new NotSignedIn(Kind.UNREACHABLE);
            }
            var answer = OIDCTokenResponseParser.parse(sent);
            if (!answer.indicatesSuccess()) {
                throw new NotSignedIn(Kind.REFUSED);
            }
            var token = answer.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
            if (token == null) {
                throw new NotSignedIn(Kind.NOT_BELIEVED);
            }
            return token;
        } catch (IOException e) {
            throw new NotSignedIn(Kind.UNREACHABLE);
        } catch (ParseException e) {
            throw new NotSignedIn(Kind.NOT_BELIEVED);
        }
    }

    private Known known() throws NotSignedIn {
        var now = clock.instant();
        var last = known;
        if (last != null && last.at().plus(KEPT).isAfter(now)) {
            return last;
        }
        try {
            var said = OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), PATIENCE, PATIENCE);
            var addresses =
                    Stream.of(said.getAuthorizationEndpointURI(), said.getTokenEndpointURI(), said.getJWKSetURI());
            if (!addresses.allMatch(address -> address != null && Provider.isSafe(address))) {
                throw new NotSignedIn(Kind.UNREACHABLE);
            }
            known = new Known(said, validator(said), now);
            return known;
        } catch (IOException | GeneralException e) {
            throw new NotSignedIn(Kind.UNREACHABLE);
        }
    }

    /** The keys are kept, and asked for again when a token names one that is not among them. */
    private IDTokenValidator validator(OIDCProviderMetadata said) throws MalformedURLException {
        var keys = JWKSourceBuilder.create(
                        said.getJWKSetURI().toURL(), new DefaultResourceRetriever(PATIENCE, PATIENCE, MOST_BYTES))
                .cache(KEYS_KEPT.toMillis(), 2L * PATIENCE)
                .refreshAheadCache(false)
                .build();
        var validator = new IDTokenValidator(
                said.getIssuer(),
                new ClientID(provider.clientId()),
                new JWSVerificationKeySelector<SecurityContext>(SIGNED, keys),
                null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        return validator;
    }
}
