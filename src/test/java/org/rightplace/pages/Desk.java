package org.rightplace.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rightplace.access.Caller;
import org.rightplace.access.Role;
import org.rightplace.web.ServedArea;

/** The made-up area, asked as somebody: {@code caseworker 873} is an account of that name in that role, for that authority. */
public final class Desk implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final ServedArea served;

    public Desk(Path folder) throws IOException {
        served = new ServedArea(folder, Desk::who);
    }

    /** Knows people by a header; {@code caseworker_panel 873,874} is one person in two roles, for two authorities. */
    public static Optional<Caller> who(Context context) {
        var said = Optional.ofNullable(context.header("Who")).orElse("").split(" ");
        return said.length < 2
                ? Optional.empty()
                : Optional.of(new Caller(
                        said[0],
                        "Ottoline Quexby",
                        Arrays.stream(said[0].split("_"))
                                .map(name -> Role.named(name).orElseThrow())
                                .collect(Collectors.toSet()),
                        Set.of(said[1].split(",")),
                        null));
    }

    /** Sends JSON, and says the id of the decision it was recorded as. */
    public String sent(String who, String path, byte[] body) throws IOException, InterruptedException {
        var answer = CLIENT.send(
                to(who, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError("answered " + answer.statusCode() + ": " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).at("/decision/id").asText();
    }

    public HttpResponse<String> get(String who, String path) throws IOException, InterruptedException {
        return CLIENT.send(to(who, path).build(), BodyHandlers.ofString());
    }

    /** Sends a form. @param fields names and values in turn */
    public HttpResponse<String> post(String who, String path, String... fields)
            throws IOException, InterruptedException {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return CLIENT.send(
                to(who, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a form with a file in it. */
    public HttpResponse<String> file(String who, String path, String name, byte[] file, String... fields)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        body.append("--x\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"; filename=\"rows.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(new String(file, StandardCharsets.UTF_8))
                .append("\r\n--x--\r\n");
        return CLIENT.send(
                to(who, path)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.server.port() + path))
                .header("Who", who);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where an answer leads. */
    public static String leadsTo(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError("answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        served.close();
    }
}
