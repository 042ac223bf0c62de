package org.rightplace.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks a server as another system would. Every answer it hands on is one that the server says it gives: see {@link Contract}. */
public final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final Contract contract;

    /** @param port of a server that is up and describes itself */
    public Caller(int port) {
        this.base = "http://127.0.0.1:" + port;
        this.contract = new Contract(path -> {
            try {
                return CLIENT.send(to(path).build(), BodyHandlers.ofString()).body();
            } catch (IOException e) {
                throw new AssertionError(path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(path, e);
            }
        });
    }

    public Contract contract() {
        return contract;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return held(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }

    /** The same, and not waited for. */
    public CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::held);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    public HttpResponse<String> post(String path, byte[] json) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json)));
    }

    private HttpResponse<String> held(HttpResponse<String> answer) {
        contract.holds(Said.of(answer));
        return answer;
    }
}
