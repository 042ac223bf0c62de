package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.rightplace.register.RegisterEntry;

/** Requests that differ at random in everything that may not count against a setting lawfully asked for and consulted. */
final class Variations {

    private static final List<String> HOMES =
            List.of("ZZ1 1AA", "ZZ2 1AE", "ZZ3 1AB", "ZZ4 9ZX", "ZZ5 1AD", "ZZ6 9ZY", "ZZ7 9ZZ", "ZZ8 2AA", "ZZ9 2AB");
    private static final List<String> ANSWERS = List.of("yes", "partly", "no", "unknown");
    private static final List<String> WISHES = List.of("wanted", "not-wanted", "no-view");
    private static final List<String> LIMBS =
            List.of("unsuitable-age", "unsuitable-ability", "unsuitable-need", "others-education", "resources");

    private final Random random;
    private final List<RegisterEntry> others;

    private Variations(Random random, List<RegisterEntry> others) {
        this.random = random;
        this.others = others;
    }

    /** One request for a setting, with replies, costs, homes, rings passed over, quality, and claims that are not complete. */
    static Requests around(Random random, int urn, List<RegisterEntry> others) {
        return new Variations(random, others).request(urn);
    }

    private Requests request(int urn) {
        var request = Requests.child().wish(pick(WISHES)).asksFor(urn);
        request.without("/person/home/authority").put("/person/home/postcode", pick(HOMES));
        request.put("/person/sex", random.nextBoolean() ? "female" : "male");
        request.reply(urn, this::vary);
        others.stream()
                .filter(entry -> entry.urn() != urn && random.nextInt(6) == 0)
                .forEach(entry -> request.reply(entry.urn(), this::vary));
        for (int ring = 1; ring <= 7; ring++) {
            if (random.nextInt(3) == 0) {
                request.passOver(ring);
            }
        }
        request.add(
                "quality",
                one -> one.put("urn", urn)
                        .put("scheme", "report-card-2025")
                        .put("grade", random.nextBoolean() ? "urgent-improvement" : "exceptional")
                        .put("openConcern", random.nextBoolean()));
        unfinished(request, urn);
        return request;
    }

    private void vary(ObjectNode reply) {
        var lines = (ObjectNode) reply.get("provision");
        for (String line : List.of("F1", "F2")) {
            lines.put(line, pick(ANSWERS));
        }
        reply.put("answer", random.nextBoolean() ? "can-meet" : "cannot-meet");
        reply.put("placeAvailable", random.nextBoolean()).put("offer", random.nextBoolean());
        reply.put("annualPlacePence", random.nextLong(200_000_000L));
        reply.put("annualTransportPence", random.nextLong(20_000_000L));
        if (random.nextInt(4) == 0) {
            reply.remove(pick(List.of("offer", "placeAvailable", "annualPlacePence", "provision", "answer")));
        }
    }

    /** An exception and a judgement of transport, each without one thing it needs. */
    private void unfinished(Requests request, int urn) {
        int other = pick(others).urn();
        if (other == urn) {
            return;
        }
        if (random.nextBoolean()) {
            request.complete(urn, pick(LIMBS), other, entry -> {
                if (random.nextBoolean()) {
                    entry.remove("officer");
                } else {
                    entry.withArray("/evidence").remove(random.nextInt(2));
                }
            });
        }
        if (random.nextBoolean()) {
            request.transport(urn, other, entry -> entry.remove(pick(List.of("officer", "evidence", "judged"))));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
