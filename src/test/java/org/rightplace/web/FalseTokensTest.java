package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.ServingProcess;

/** Whatever comes from the provider that is not as it should be signs nobody in, and is repeated to nobody. */
@Timeout(120)
class FalseTokensTest extends OneDatabase {

    private static final String CANARY = "CANARY-of-the-provider";

    private FalseProvider provider;
    private ServedWorkSignIn served;
    private final TestBrowser browser = new TestBrowser();

    @BeforeEach
    void serve() throws Exception {
        provider = new FalseProvider();
        served = new ServedWorkSignIn(database, provider.issuer(), "preferred_username");
    }

    @AfterEach
    void stop() {
        served.close();
        provider.close();
    }

    private TestBrowser.Answer signIn() throws Exception {
        return browser.open(served.at("/sign-in/elsewhere"));
    }

    private void signsIn() throws Exception {
        assertThat(signIn().body()).isEqualTo("the list, for " + ServedWorkSignIn.ANN + " as caseworker");
    }

    /** Nobody is signed in; the page says what to do and the log which kind it was, and neither anything else. */
    private void fails(TestBrowser.Answer answer, int status, String kind, String says) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains(says, "href=\"/sign-in\"")
                .doesNotContain(CANARY, "officer", "eyJ", "invalid", "Exception");
        assertThat(browser.cookie(Who.COOKIE)).isNull();
        assertThat(served.logged()).singleElement().asString().endsWith("failed: " + kind);
    }

    private void isNotBelieved() throws Exception {
        fails(signIn(), 403, "NOT_BELIEVED", "You could not be signed in");
    }

    @Test
    void a_token_that_is_as_it_should_be_signs_in() throws Exception {
        signsIn();
        assertThat(served.logged()).isEmpty();
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("nonce of another sign-in", claims -> claims.claim("nonce", "another")),
                wrong("no nonce", claims -> claims.claim("nonce", null)),
                wrong("for another", claims -> claims.audience("another")),
                wrong("for nobody", claims -> claims.audience(List.of())),
                wrong(
                        "for us among others, given to another",
                        claims -> claims.audience(List.of(ServedWorkSignIn.CLIENT, "another"))
                                .claim("azp", "another")),
                wrong("from another", claims -> claims.issuer("https://elsewhere.example")),
                wrong("from nobody", claims -> claims.issuer(null)),
                wrong("past its time", claims -> claims.expirationTime(in(-90))),
                wrong("without an end", claims -> claims.expirationTime(null)),
                wrong("made tomorrow", claims -> claims.issueTime(in(90_000)).expirationTime(in(90_300))),
                wrong("about nobody", claims -> claims.subject(null)));
    }

    private static Arguments wrong(String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, change);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void a_token_is_for_this_sign_in_here_and_now(String what, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        provider.change = change;
        isNotBelieved();
    }

    @Test
    void a_clock_that_is_a_little_off_does_no_harm() throws Exception {
        provider.change = claims -> claims.expirationTime(in(-20));
        signsIn();
    }

    @Test
    void a_token_signed_with_a_key_of_the_same_name_is_not_the_providers() throws Exception {
        var other = FalseProvider.key(provider.key.getKeyID());
        provider.signed = claims -> FalseProvider.signed(claims, other);
        isNotBelieved();
    }

    @Test
    void a_token_signed_with_a_key_that_is_not_published_is_not_the_providers() throws Exception {
        var other = FalseProvider.key("unknown");
        provider.signed = claims -> FalseProvider.signed(claims, other);
        isNotBelieved();
        assertThat(provider.keysAskedFor).as("asked for again").hasValue(2);
    }

    @Test
    void a_token_that_is_not_signed_is_nobodys() throws Exception {
        provider.signed = claims -> new PlainJWT(claims).serialize();
        isNotBelieved();
    }

    @Test
    void a_token_with_its_signature_cut_off_is_nobodys() throws Exception {
        provider.signed = claims -> FalseProvider.signed(claims, provider.key).replaceFirst("\\.[^.]*$", ".");
        isNotBelieved();
    }

    /** The client secret and the published key are known to others than the provider. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_token_signed_with_a_shared_secret_is_nobodys(boolean withThePublicKey) throws Exception {
        var secret = withThePublicKey
                ? provider.key.toRSAPublicKey().getEncoded()
                : ServedWorkSignIn.SECRET.getBytes(StandardCharsets.UTF_8);
        var signer = new MACSigner(secret);
        provider.signed = claims -> signed(claims, JWSAlgorithm.HS256, signer);
        isNotBelieved();
    }

    @Test
    void other_algorithms_are_not_taken_even_with_the_right_key() throws Exception {
        var signer = new RSASSASigner(provider.key);
        provider.signed = claims -> signed(claims, JWSAlgorithm.RS512, signer);
        isNotBelieved();
    }

    @Test
    void an_elliptic_key_does_as_well() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        provider.published = List.of(key.toPublicJWK());
        var signer = new ECDSASigner(key);
        provider.signed = claims -> signed(claims, JWSAlgorithm.ES256, signer);
        signsIn();
    }

    private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID("first").build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_keys_are_kept_and_asked_for_again_when_the_provider_has_a_new_one() throws Exception {
        signsIn();
        signsIn();
        assertThat(provider.keysAskedFor).hasValue(1);
        var next = FalseProvider.key("second");
        provider.published = List.of(provider.key.toPublicJWK(), next.toPublicJWK());
        provider.signed = claims -> FalseProvider.signed(claims, next);
        signsIn();
        assertThat(provider.keysAskedFor).hasValue(2);
    }

    @Test
    void no_token_at_all_is_not_believed() throws Exception {
        provider.signed = claims -> null;
        isNotBelieved();
    }

    @Test
    void what_is_no_token_is_not_believed() throws Exception {
        provider.signed = claims -> CANARY;
        isNotBelieved();
    }

    @Test
    void a_token_without_the_claim_names_nobody() throws Exception {
        provider.change = claims -> claims.claim("preferred_username", null);
        fails(signIn(), 502, "UNNAMED", "not working together");
    }

    @Test
    void a_claim_that_is_no_text_names_nobody() throws Exception {
        provider.change = claims -> claims.claim("preferred_username", List.of(ServedWorkSignIn.ANN));
        fails(signIn(), 502, "UNNAMED", "not working together");
    }

    @Test
    void what_the_provider_says_went_wrong_stays_there() throws Exception {
        provider.sentBack = Map.of("error", "access_denied", "error_description", CANARY + "<script>");
        fails(signIn(), 403, "DECLINED", "did not let you through");
    }

    @Test
    void an_error_with_a_wrong_state_is_nothing_that_was_begun() throws Exception {
        provider.sentBack = Map.of("error", "access_denied", "state", CANARY);
        var answer = signIn();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Please begin again").doesNotContain(CANARY);
        assertThat(served.logged()).isEmpty();
    }

    @Test
    void a_code_that_is_not_the_providers_is_refused() throws Exception {
        provider.sentBack = Map.of("code", CANARY);
        fails(signIn(), 502, "REFUSED", "not working together");
    }

    @Test
    void a_secret_that_has_run_out_is_for_whoever_runs_this_to_know() throws Exception {
        provider.status = 401;
        provider.answer = "{\"error\":\"invalid_client\",\"error_description\":\"" + CANARY + "\"}";
        fails(signIn(), 502, "REFUSED", "not working together");
    }

    @Test
    void an_answer_that_is_none_is_not_believed() throws Exception {
        provider.status = 200;
        provider.answer = "{\"" + CANARY;
        isNotBelieved();
    }

    @Test
    void a_provider_that_fails_is_one_that_does_not_answer() throws Exception {
        provider.status = 503;
        provider.answer = CANARY;
        fails(signIn(), 503, "UNREACHABLE", "does not answer");
    }

    @Test
    void a_provider_that_calls_itself_otherwise_is_not_the_one_that_was_set() throws Exception {
        provider.saysOfItself = Map.of("issuer", "https://elsewhere.example");
        fails(signIn(), 503, "UNREACHABLE", "does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
    void nothing_goes_over_a_line_that_others_can_read(String what) throws Exception {
        provider.saysOfItself = Map.of(what, "http://elsewhere.example/");
        fails(signIn(), 503, "UNREACHABLE", "does not answer");
    }

    @Test
    void a_provider_that_is_down_keeps_nobody_out_who_has_a_password() throws Exception {
        int port = ServingProcess.freePort();
        served.close();
        served = new ServedWorkSignIn(database, URI.create("http://localhost:" + port), "preferred_username");
        fails(signIn(), 503, "UNREACHABLE", "does not answer");
        assertThat(served.accounts.of(ServedWorkSignIn.CAL, ServedWorkSignIn.PASSWORD))
                .isPresent();
        // As soon as it is there again, it can be used.
        provider.close();
        provider = new FalseProvider(port);
        signsIn();
    }

    @Test
    void a_provider_that_goes_down_on_the_way_signs_nobody_in() throws Exception {
        var there = TestBrowser.location(browser.ask(served.at("/sign-in/elsewhere")));
        var back = TestBrowser.location(browser.ask(there));
        provider.close();
        fails(browser.ask(back), 503, "UNREACHABLE", "does not answer");
    }

    @Test
    void a_provider_that_says_nothing_is_not_waited_for_long() throws Exception {
        try (var silent = new ServerSocket(0)) {
            served.close();
            served = new ServedWorkSignIn(
                    database, URI.create("http://localhost:" + silent.getLocalPort()), "preferred_username");
            var began = Instant.now();
            fails(signIn(), 503, "UNREACHABLE", "does not answer");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void another_claim_can_name_the_account() throws Exception {
        served.close();
        served = new ServedWorkSignIn(database, provider.issuer(), "oid");
        provider.user = "somebody-else";
        provider.change = claims -> claims.claim("oid", ServedWorkSignIn.ANN);
        signsIn();
    }
}
