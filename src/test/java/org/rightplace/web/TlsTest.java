package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.TestAccess;

/** A server with a certificate, and a client that checks it. */
class TlsTest {

    @TempDir
    static Path folder;

    private static Tls tls;
    private static Server server;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        tls = TestKeystore.in(folder);
        var known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        known.init(KeyStore.getInstance(tls.keystore().toFile(), TestKeystore.PASSWORD.toCharArray()));
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, known.getTrustManagers(), null);
        server = serve(tls);
        server.start();
    }

    private static Server serve(Tls tls) {
        var listening = new Listening("127.0.0.1", 0, URI.create("https://" + TestKeystore.NAME), tls, Set.of());
        var routes = List.of(
                Route.get("/who", context -> context.result(context.scheme() + " " + context.ip()))
                        .open(),
                Route.post("/change", context -> context.result("changed")).open());
        return new Server(listening, routes, Map::of, Limits.USUAL, TestAccess::everybody);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static String ask(String protocol, String request) throws IOException {
        try (var socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return ask(socket, request);
        }
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write((request.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void it_is_spoken_to_over_tls_under_its_own_name(String protocol) throws Exception {
        assertThat(ask(protocol, "GET /who HTTP/1.1|Host: " + TestKeystore.NAME))
                .startsWith("HTTP/1.1 200 ")
                .contains("Strict-Transport-Security: max-age=31536000\r\n")
                .endsWith("https 127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "RIGHTPLACE.example:443, 200", "evil.example, 421", "10.0.0.1, 421"})
    void other_names_are_not_answered_to(String host, int status) throws Exception {
        assertThat(ask("TLSv1.3", "GET /who HTTP/1.1|Host: " + host)).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "https://rightplace.example, 200",
        "http://rightplace.example, 403",
        "https://rightplace.example:8443, 403",
        "https://evil.example, 403",
        "null, 403"
    })
    void forms_come_from_its_own_pages_only(String origin, int status) throws Exception {
        assertThat(ask("TLSv1.3", "POST /change HTTP/1.1|Host: rightplace.example|Content-Length: 0|Origin: " + origin))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void nobody_is_believed_who_says_to_be_a_proxy() throws Exception {
        assertThat(ask(
                        "TLSv1.3",
                        "GET /who HTTP/1.1|Host: localhost|X-Forwarded-For: 203.0.113.9|X-Forwarded-Proto: http"
                                + "|Forwarded: for=203.0.113.9;proto=http"))
                .endsWith("https 127.0.0.1");
    }

    @Test
    void plain_http_gets_no_answer() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            assertThat(ask(socket, "GET /who HTTP/1.1|Host: localhost")).doesNotContain("HTTP/1.1 200", "127.0.0.1");
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    /** The same greeting of a client: at 1.2 the server answers with a handshake (22), below it with an alert (21). */
    @ParameterizedTest
    @CsvSource({"3, 22", "2, 21", "1, 21"})
    void older_versions_are_refused(int version, int kind) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello(version));
            assertThat(socket.getInputStream().read()).isEqualTo(kind);
        }
    }

    private static byte[] hello(int version) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.write(new byte[] {3, (byte) version});
        out.write(new byte[32]); // random
        out.write(0); // no session
        out.writeShort(4);
        out.writeShort(0xC02F); // ECDHE with RSA and AES 128 GCM
        out.writeShort(0xC013); // the same with CBC, for versions that have no GCM
        out.write(new byte[] {1, 0}); // no compression
        out.writeShort(20);
        out.write(new byte[] {0, 10, 0, 4, 0, 2, 0, 23}); // groups: P-256
        out.write(new byte[] {0, 13, 0, 8, 0, 6, 4, 1, 8, 4, 5, 1}); // signatures: RSA with SHA-256, PSS, SHA-384
        var hello = body.toByteArray();
        var record = new ByteArrayOutputStream();
        var whole = new DataOutputStream(record);
        whole.write(new byte[] {22, 3, 1});
        whole.writeShort(hello.length + 4);
        whole.write(1);
        whole.write(0);
        whole.writeShort(hello.length);
        whole.write(hello);
        return record.toByteArray();
    }

    @Test
    void a_keystore_that_cannot_be_used_is_said_in_words() throws Exception {
        var wrong = Files.writeString(folder.resolve("wrong"), "not it");
        for (Tls bad : List.of(
                new Tls(tls.keystore(), wrong),
                new Tls(wrong, tls.passwordFile()),
                new Tls(folder.resolve("none"), tls.passwordFile()))) {
            assertThatThrownBy(() -> serve(bad).start())
                    .isInstanceOf(CannotServe.class)
                    .hasMessageContaining("RIGHTPLACE_TLS_KEYSTORE");
        }
        assertThatThrownBy(() ->
                        serve(new Tls(tls.keystore(), folder.resolve("none"))).start())
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("RIGHTPLACE_TLS_PASSWORD_FILE");
    }
}
