package org.rightplace.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a running server for advice, in one of two ways, and says how long it took. Needs nothing but the JDK, and a token in RIGHTPLACE_TOKEN:
 *
 * <ul>
 *   <li>{@code java Load.java http://127.0.0.1:7070 body.json URNS rate 50 60}: 50 a second for 60 s, whether or not earlier answers have come,
 *       and each decision's explanation once it is there. Times count from when a request was due, so that a server that stalls is charged for
 *       those that had to wait.
 *   <li>{@code … clients 16 60 recommendations}: 16 who each ask again as soon as they are answered; {@code what-if} in place of
 *       {@code recommendations} has nothing recorded.
 * </ul>
 *
 * <p>In the body {@code @N@} stands for the request's number, and {@code @URN@} for one of the urns, which are split by commas.
 */
public final class Load {

    private static final String PLACEMENTS = "/api/v1/placements/";
    private static final String ADVISE = PLACEMENTS + "recommendations";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Long> advised = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> explained = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> rulebooks = new ConcurrentHashMap<>();
    private final String server;
    private final String body;
    private final String[] urns;

    private Load(String server, String body, String[] urns) {
        this.server = server;
        this.body = body;
        this.urns = urns;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var load = new Load(args[0], Files.readString(Path.of(args[1])), args[2].split(","));
        int many = Integer.parseInt(args[4]);
        int seconds = Integer.parseInt(args[5]);
        if (args[3].equals("clients")) {
            load.clients(many, seconds, args[6]);
        } else {
            load.run(many, many * seconds);
        }
    }

    private void run(int rate, int requests) throws InterruptedException {
        var workers = Executors.newFixedThreadPool(200);
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            int number = i;
            long due = start + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            workers.execute(() -> one(number, due));
        }
        workers.shutdown();
        if (!workers.awaitTermination(120, TimeUnit.SECONDS)) {
            workers.shutdownNow();
            count(failures, "still waiting after two minutes");
        }
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf("asked %d at %d a second, answered %.1f a second%n", requests, rate, advised.size() / took);
        print("advice, recorded", advised);
        print("its explanation", explained);
        System.out.println("failures: "
                + failures.values().stream().mapToInt(AtomicInteger::get).sum() + " " + new TreeMap<>(failures));
        new TreeMap<>(rulebooks)
                .forEach((digest, answers) -> System.out.println("rulebook " + digest + ": " + answers));
        System.out.println("recorded=" + advised.size());
    }

    private void clients(int many, int seconds, String what) throws InterruptedException {
        var workers = Executors.newFixedThreadPool(many);
        var numbers = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        for (int i = 0; i < many; i++) {
            workers.execute(() -> {
                for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                    if (ask(asking(PLACEMENTS + what, numbers.getAndIncrement()), ADVISE.endsWith(what) ? 201 : 200)
                            != null) {
                        advised.add(System.nanoTime() - began);
                    }
                }
            });
        }
        workers.shutdown();
        workers.awaitTermination(seconds + 120L, TimeUnit.SECONDS);
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d clients, %s: %.1f a second%n", many, what, advised.size() / took);
        print(what, advised);
        System.out.println("failures: " + new TreeMap<>(failures));
    }

    private HttpRequest.Builder asking(String path, int number) {
        var text = body.replace("@N@", Integer.toString(number)).replace("@URN@", urns[number % urns.length]);
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text));
    }

    private void one(int number, long due) {
        var answer = ask(asking(ADVISE, number), 201);
        if (answer == null) {
            return;
        }
        advised.add(System.nanoTime() - due);
        count(rulebooks, answer.headers().firstValue("Rulebook-Digest").orElse("none"));
        long then = System.nanoTime();
        var path = answer.headers().firstValue("Location").orElse("") + "/explanation?reader=panel";
        if (ask(to(path).header("Accept", "text/plain"), 200) != null) {
            explained.add(System.nanoTime() - then);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + System.getenv("RIGHTPLACE_TOKEN"));
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request, int wanted) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == wanted) {
                return answer;
            }
            count(failures, request.build().method() + " " + answer.statusCode());
        } catch (IOException e) {
            count(failures, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static void count(Map<String, AtomicInteger> counts, String what) {
        counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private static void print(String what, ConcurrentLinkedQueue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            System.out.println(what + ": none");
            return;
        }
        double[] ms = Arrays.stream(new double[] {0.5, 0.9, 0.99, 1})
                .map(part -> sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6)
                .toArray();
        System.out.printf("%s, ms: p50 %.1f  p90 %.1f  p99 %.1f  max %.1f%n", what, ms[0], ms[1], ms[2], ms[3]);
    }
}
