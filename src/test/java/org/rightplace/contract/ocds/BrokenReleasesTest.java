package org.rightplace.contract.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.contract.ocds.Reading.TODAY;
import static org.rightplace.contract.ocds.Reading.fixture;
import static org.rightplace.contract.ocds.Reading.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.rightplace.schema.InputError;

/** However a release is broken, it is refused in words or read into a contract that its own reader takes; the next one is read as before. */
class BrokenReleasesTest {

    private static final String CANARY = "Zebedee O'Canary 77";
    private static final long SEED = new Random().nextLong();

    @RepeatedTest(300)
    void aReleaseChangedAtRandom(org.junit.jupiter.api.RepetitionInfo run) {
        long seed = SEED + run.getCurrentRepetition();
        var random = new Random(seed);
        var broken = fixture("leisure-with-metrics.json");
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(broken, random);
        }
        var sound = fixture("package-with-a-broken-release.json").at("/releases/2");
        var both = json("{'releases':[]}");
        ((ArrayNode) both.get("releases")).add(broken).add(sound);

        var read = Reading.READER.read(both, TODAY);

        assertThat(read).as("seed " + seed).anySatisfy(one -> {
            assertThat(one.release()).isEqualTo("coaches-tender");
            assertThat(one.contract())
                    .isEqualTo(Reading.READER.read(sound, TODAY).get(0).contract());
        });
        for (OcdsContract one : read) {
            if (one.accepted()) {
                byte[] bytes = one.contract().toString().getBytes(StandardCharsets.UTF_8);
                assertThat(Reading.CONTRACTS.read(bytes).errors())
                        .as("seed " + seed + ": " + one.contract())
                        .isEmpty();
            } else {
                assertThat(one.contract()).isNull();
                assertThat(one.errors()).as("seed " + seed).allSatisfy(error -> told(error, both));
            }
        }
    }

    private static void told(InputError error, JsonNode sent) {
        assertThat(error.pointer()).startsWith("/releases/0");
        assertThat(error.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(error.detail()).isNotBlank().doesNotContain(CANARY, "Zebedee");
        if (!error.code().equals("missing")) {
            assertThat(sent.at(error.pointer()).isMissingNode()).isFalse();
        }
    }

    /** Takes something out, or puts something unfit in its place. */
    private static void change(JsonNode tree, Random random) {
        var holders = new ArrayList<JsonNode>();
        holders(tree, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode unfit = unfit(random);
        boolean remove = random.nextInt(4) == 0;
        if (holder instanceof ObjectNode object) {
            var keys = new ArrayList<String>();
            object.fieldNames().forEachRemaining(keys::add);
            String key = keys.get(random.nextInt(keys.size()));
            if (remove) {
                object.remove(key);
            } else {
                object.set(key, unfit);
            }
        } else {
            var array = (ArrayNode) holder;
            int at = random.nextInt(array.size());
            if (remove) {
                array.remove(at);
            } else {
                array.set(at, unfit);
            }
        }
    }

    private static JsonNode unfit(Random random) {
        var json = JsonNodeFactory.instance;
        return List.<JsonNode>of(
                        json.nullNode(),
                        json.booleanNode(true),
                        json.numberNode(-3),
                        json.numberNode(1.0e300),
                        json.numberNode(12.345),
                        json.textNode(""),
                        json.textNode("   "),
                        json.textNode(CANARY),
                        json.textNode("2027-02-30T00:00:00Z"),
                        json.textNode("2027-04-01"),
                        json.textNode("x".repeat(15_000)),
                        json.arrayNode(),
                        json.arrayNode().add(1).add(json.objectNode()),
                        json.objectNode(),
                        json.objectNode().put("id", CANARY))
                .get(random.nextInt(15));
    }

    private static void holders(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode() && !node.isEmpty()) {
            into.add(node);
            node.forEach(part -> holders(part, into));
        }
    }

    @Test
    void aThousandMeasuresAreTooManyAndSaidSo() {
        var release = fixture("leisure-with-metrics.json");
        var metrics = (ArrayNode) release.at("/contracts/0/agreedMetrics");
        for (int i = 0; i < 1000; i++) {
            metrics.addObject().put("id", "m" + i);
        }
        assertThat(Reading.READER.read(release, TODAY)).singleElement().satisfies(refused -> {
            assertThat(refused.release()).isEqualTo("ocds-madeup-leisure-3");
            assertThat(refused.errors()).extracting(InputError::code).containsExactly("too-many");
        });
    }

    @Test
    void aPackageOfThousandsIsRefusedAsAWhole() {
        var body = json("{'releases':[]}");
        for (int i = 0; i < 2000; i++) {
            ((ArrayNode) body.get("releases")).addObject();
        }
        assertThat(Reading.READER.read(body, TODAY))
                .singleElement()
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(InputError::code)
                        .containsExactly("too-many"));
    }
}
