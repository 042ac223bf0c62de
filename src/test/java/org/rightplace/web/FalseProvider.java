package org.rightplace.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An OpenID provider that says what a test wants it to, and is otherwise a proper one: it checks the secret, the code and its verifier. */
final class FalseProvider implements AutoCloseable {

    private static final RSAKey FIRST = key("first");

    final RSAKey key = FIRST;
    final AtomicInteger keysAskedFor = new AtomicInteger();

    /** The keys it publishes. */
    volatile List<JWK> published = List.of(key.toPublicJWK());

    /** Whom it signs in. */
    volatile String user = ServedWorkSignIn.ANN;

    /** What is otherwise about the claims than it should be. */
    volatile Consumer<JWTClaimsSet.Builder> change = claims -> {};

    /** How a token is made of its claims; null for an answer without one. */
    volatile Function<JWTClaimsSet, String> signed = claims -> signed(claims, key);

    /** What it sends a browser back with, instead of a code. */
    volatile Map<String, String> sentBack;

    /** What it says of itself that is otherwise. */
    volatile Map<String, Object> saysOfItself = Map.of();

    /** What it answers where a code is exchanged, instead of a token; null for a token. */
    volatile String answer;

    volatile int status = 400;

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    FalseProvider() throws IOException {
        this(0);
    }

    FalseProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", asked -> json(asked, 200, discovery()));
        server.createContext("/keys", asked -> {
            keysAskedFor.incrementAndGet();
            json(asked, 200, new JWKSet(published).toString());
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private String discovery() {
        var says = new HashMap<String, Object>(Map.of(
                "issuer", issuer().toString(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
        says.putAll(saysOfItself);
        return JSONObjectUtils.toJSONString(says);
    }

    private void authorize(HttpExchange asked) throws IOException {
        var query = fields(asked.getRequestURI().getRawQuery());
        var back = new HashMap<String, String>();
        if (sentBack == null) {
            var code = UUID.randomUUID().toString();
            codes.put(code, query);
            back.put("code", code);
        } else {
            back.putAll(sentBack);
        }
        back.putIfAbsent("state", query.get("state"));
        asked.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?"
                                + back.entrySet().stream()
                                        .map(field -> field.getKey() + "="
                                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&")));
        asked.sendResponseHeaders(302, -1);
        asked.close();
    }

    private void token(HttpExchange asked) throws IOException {
        var form = fields(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var begun = codes.remove(form.getOrDefault("code", ""));
        var basic = Base64.getEncoder()
                .encodeToString(
                        (ServedWorkSignIn.CLIENT + ":" + ServedWorkSignIn.SECRET).getBytes(StandardCharsets.UTF_8));
        if (answer != null) {
            json(asked, status, answer);
        } else if (!("Basic " + basic).equals(asked.getRequestHeaders().getFirst("Authorization"))) {
            json(asked, 401, "{\"error\":\"invalid_client\"}");
        } else if (begun == null
                || !"S256".equals(begun.get("code_challenge_method"))
                || !hashed(form.getOrDefault("code_verifier", "")).equals(begun.get("code_challenge"))
                || !begun.get("redirect_uri").equals(form.get("redirect_uri"))) {
            json(asked, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            var given = new HashMap<String, Object>(
                    Map.of("access_token", "unused", "token_type", "Bearer", "expires_in", 300));
            var token = signed.apply(claims(begun.get("nonce")));
            if (token != null) {
                given.put("id_token", token);
            }
            json(asked, 200, JSONObjectUtils.toJSONString(given));
        }
    }

    private JWTClaimsSet claims(String nonce) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("0d4b5c")
                .audience(ServedWorkSignIn.CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", user);
        change.accept(claims);
        return claims.build();
    }

    private static String hashed(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange asked, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "application/json");
        asked.sendResponseHeaders(status, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
