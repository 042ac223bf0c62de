package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.Accounts;
import org.rightplace.access.WorkSignIn;

/** Signing in with a real OpenID provider, as a browser does. */
class WorkSignInTest extends OneDatabase {

    private static final String COUNCIL = "council";

    private MockOAuth2Server provider;
    private ServedWorkSignIn served;
    private final TestBrowser browser = new TestBrowser();

    @BeforeEach
    void serve() throws Exception {
        provider = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
        provider.start(InetAddress.getByName("127.0.0.1"), 0);
        served = new ServedWorkSignIn(database, provider.issuerUrl(COUNCIL).uri(), "preferred_username");
    }

    @AfterEach
    void stop() {
        served.close();
        provider.shutdown();
    }

    /** The next whom the provider is asked about is this one. */
    private void is(String user, Map<String, Object> more) {
        var claims = new HashMap<String, Object>(more);
        claims.put("preferred_username", user);
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                COUNCIL, "subject", "JWT", List.of(ServedWorkSignIn.CLIENT), claims, 300));
    }

    private TestBrowser.Answer signIn(String user) throws Exception {
        is(user, Map.of());
        return browser.open(served.at("/sign-in/elsewhere?next=/"));
    }

    @Test
    void from_a_page_to_the_provider_and_back_to_that_page() throws Exception {
        var wanted = served.at("/decisions/0f8fad5b-d9cb-469f-a165-70867728950e");
        var page = browser.open(wanted);
        assertThat(page.body()).contains("Sign in with your work account", "type=\"password\"");
        var link = page.body().replaceFirst("(?s).*<a [^>]*href=\"(/sign-in/elsewhere[^\"]*)\".*", "$1");
        is(ServedWorkSignIn.ANN, Map.of());
        var answer = browser.open(served.at(link));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a decision, for " + ServedWorkSignIn.ANN + " as caseworker");
        assertThat(answer.uri()).isEqualTo(wanted);
        assertThat(browser.visited())
                .anyMatch(one -> one.toString()
                        .startsWith(provider.authorizationEndpointUrl(COUNCIL).toString()));
        // Nothing of the way there is left in the browser, and who it was stands in no address.
        assertThat(browser.cookie(WorkSignInPages.COOKIE)).isNull();
        assertThat(browser.visited().toString()).doesNotContain("ann.officer");
        assertThat(served.logged()).isEmpty();
    }

    @Test
    void what_it_sends_to_the_provider_is_of_this_sign_in_only() throws Exception {
        var one = TestBrowser.location(browser.ask(served.at("/sign-in/elsewhere")))
                .getQuery();
        var other = TestBrowser.location(browser.ask(served.at("/sign-in/elsewhere")))
                .getQuery();
        assertThat(one)
                .contains(
                        "response_type=code",
                        "code_challenge_method=S256",
                        "scope=openid+profile",
                        "client_id=" + ServedWorkSignIn.CLIENT,
                        "redirect_uri=" + served.at(SignInPages.BACK))
                .doesNotContain(ServedWorkSignIn.SECRET);
        for (String field : List.of("state", "nonce", "code_challenge")) {
            assertThat(value(one, field)).hasSize(43).isNotEqualTo(value(other, field));
        }
    }

    private static String value(String query, String field) {
        return query.replaceFirst("(?:.*&)?" + field + "=([^&]*).*", "$1");
    }

    @Test
    void the_cookie_of_the_way_is_for_no_script_and_for_the_way_back_only() throws Exception {
        var answer = browser.ask(served.at("/sign-in/elsewhere"));
        assertThat(answer.all("Set-Cookie").get(0))
                .startsWith(WorkSignInPages.COOKIE + "=")
                .contains("; Path=/sign-in/back", "; HttpOnly", "; Secure", "; SameSite=Lax", "; Max-Age=600")
                .doesNotContain("Domain");
    }

    @Test
    void what_they_may_do_is_for_the_account_here_and_not_for_the_provider() throws Exception {
        is(ServedWorkSignIn.ANN, Map.of("roles", List.of("administrator", "panel"), "groups", List.of("panel")));
        assertThat(browser.open(served.at("/sign-in/elsewhere")).body()).endsWith(" as caseworker");
    }

    @Test
    void capitals_in_a_name_are_the_providers_own() throws Exception {
        assertThat(signIn("Ann.Officer@Council.example").body()).contains(ServedWorkSignIn.ANN);
    }

    @Test
    void one_with_a_password_may_come_this_way_too() throws Exception {
        assertThat(signIn(ServedWorkSignIn.CAL).body()).endsWith("cal as caseworker,panel");
    }

    /** The last has a letter that is none of ASCII, and whose small letter is: K, the sign for kelvin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody@council.example",
                ServedWorkSignIn.CLOSED,
                ServedWorkSignIn.MADE_UP,
                "ann.officer@council.example ",
                "' OR '1'='1",
                "\u212Aal"
            })
    void who_has_no_account_here_does_not_get_one(String user) throws Exception {
        int before = served.accounts.all().size();
        var answer = signIn(user);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You have no account here", "href=\"/sign-in\"");
        assertThat(answer.body()).doesNotContain(user);
        assertThat(browser.cookie(Who.COOKIE)).isNull();
        assertThat(served.accounts.all()).hasSize(before);
        assertThat(served.logged()).singleElement().asString().endsWith("failed: NO_ACCOUNT");
    }

    @Test
    void it_is_a_new_session_and_the_one_before_has_ended() throws Exception {
        var planted = new HttpCookie(Who.COOKIE, "planted");
        planted.setPath("/");
        browser.keep("127.0.0.1", planted);
        signIn(ServedWorkSignIn.ANN);
        var first = browser.cookie(Who.COOKIE);
        assertThat(first).isNotEqualTo("planted").hasSize(43);
        signIn(ServedWorkSignIn.CAL);
        assertThat(browser.cookie(Who.COOKIE)).isNotEqualTo(first);
        var left = new TestBrowser();
        var ended = new HttpCookie(Who.COOKIE, first);
        ended.setPath("/");
        left.keep("127.0.0.1", ended);
        assertThat(left.ask(served.at("/")).statusCode()).isEqualTo(302);
    }

    /** Where the provider sends the browser back to, not gone to yet. */
    private URI wayBack(TestBrowser from) throws Exception {
        is(ServedWorkSignIn.ANN, Map.of());
        var there = TestBrowser.location(from.ask(served.at("/sign-in/elsewhere")));
        return TestBrowser.location(from.ask(there));
    }

    private void isToBeginAgain(TestBrowser.Answer answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Please begin again", "href=\"/sign-in\"");
        assertThat(answer.all("Set-Cookie")).noneMatch(one -> one.startsWith(Who.COOKIE));
    }

    @Test
    void a_state_is_used_once() throws Exception {
        var back = wayBack(browser);
        var kept = browser.cookie(WorkSignInPages.COOKIE);
        assertThat(browser.open(back).statusCode()).isEqualTo(200);
        isToBeginAgain(holding(kept).ask(back));
    }

    @Test
    void of_two_that_use_a_state_at_once_one_is_signed_in() throws Exception {
        var back = wayBack(browser);
        is(ServedWorkSignIn.ANN, Map.of());
        var both = List.of(
                holding(browser.cookie(WorkSignInPages.COOKIE)), holding(browser.cookie(WorkSignInPages.COOKIE)));
        var asked = both.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> status(one, back)))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(303, 400);
    }

    private static TestBrowser holding(String secret) {
        var other = new TestBrowser();
        var cookie = new HttpCookie(WorkSignInPages.COOKIE, secret);
        cookie.setPath(SignInPages.BACK);
        other.keep("127.0.0.1", cookie);
        return other;
    }

    private static int status(TestBrowser from, URI address) {
        try {
            return from.ask(address).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_state_is_no_good_in_another_browser() throws Exception {
        var back = wayBack(browser);
        isToBeginAgain(new TestBrowser().ask(back));
        var other = new TestBrowser();
        wayBack(other);
        isToBeginAgain(other.ask(back));
    }

    @ParameterizedTest
    @CsvSource({"state=[^&]*, state=another", "state=[^&]*, ''", "'.*', ''"})
    void a_wrong_state_signs_nobody_in(String what, String with) throws Exception {
        var back = wayBack(browser);
        isToBeginAgain(browser.ask(
                served.at(SignInPages.BACK + "?" + back.getRawQuery().replaceFirst(what, with))));
    }

    @Test
    void a_state_is_no_good_after_its_time() throws Exception {
        var back = wayBack(browser);
        served.clock.set(served.clock.instant().plus(WorkSignIn.LONGEST).plusSeconds(1));
        isToBeginAgain(browser.ask(back));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example",
                "https://elsewhere.example/",
                "/\\elsewhere.example",
                "javascript:alert(1)",
                "/sign-in\r\nSet-Cookie: a=b",
                "/decisions/../../elsewhere"
            })
    void nobody_is_sent_elsewhere_afterwards(String next) throws Exception {
        is(ServedWorkSignIn.ANN, Map.of());
        var answer =
                browser.open(served.at("/sign-in/elsewhere?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        assertThat(answer.uri()).isEqualTo(served.at("/"));
    }

    @Test
    void nobody_signs_in_with_a_password_to_an_account_without_one() {
        assertThat(served.accounts.of(ServedWorkSignIn.ANN, "")).isEmpty();
        assertThat(served.accounts.of(ServedWorkSignIn.ANN, ServedWorkSignIn.PASSWORD))
                .isEmpty();
    }

    @Test
    void wrong_passwords_keep_nobody_out_who_comes_this_way() throws Exception {
        for (int i = 0; i < Accounts.TRIES; i++) {
            served.accounts.of(ServedWorkSignIn.ANN, "not-a-password");
        }
        assertThat(signIn(ServedWorkSignIn.ANN).statusCode()).isEqualTo(200);
    }

    @Test
    void too_many_that_begin_are_told_to_wait() throws Exception {
        TestBrowser.Answer answer = null;
        for (int i = 0; i < 70 && (answer == null || answer.statusCode() == 302); i++) {
            answer = browser.ask(served.at("/sign-in/elsewhere"));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.all("Retry-After")).containsExactly("60");
        assertThat(answer.body()).contains("Wait a minute");
    }
}
