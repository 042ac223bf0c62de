package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String canonical(JsonNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }

    @Test
    void writesTheExampleOfRfc8785() throws Exception {
        var input = JSON.readTree("""
                {"numbers": [333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""");
        assertThat(canonical(input)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void sortsNamesByUtf16CodeUnits() throws Exception {
        var input = JSON.readTree("{\"\\ufb33\":7,\"\\ud83d\\ude00\":6,\"\\u20ac\":5,\"\\u00f6\":4,\"\\u0080\":3,"
                + "\"1\":2,\"\\r\":1,\"\":0}");
        assertThat(canonical(input))
                .isEqualTo("{\"\":0,\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}");
    }

    /** Bit patterns and texts from RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "3e7ad7f29abcaf48, 1e-7",
        "433fffffffffffff, 9007199254740991",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333"
    })
    void writesNumbersAsRfc8785Does(String bits, String text) {
        var number = NODE.numberNode(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
        assertThat(canonical(number)).isEqualTo(text);
    }

    @Test
    void takesAnyValueAtTheTop() {
        assertThat(canonical(NODE.textNode("views"))).isEqualTo("\"views\"");
        assertThat(canonical(NODE.nullNode())).isEqualTo("null");
        assertThat(canonical(NODE.arrayNode())).isEqualTo("[]");
        assertThat(canonical(NODE.numberNode(-12))).isEqualTo("-12");
    }

    @Test
    void keepsTheLargestWholeNumbersAndRefusesTheNext() {
        long largest = (1L << 53) - 1;
        assertThat(canonical(NODE.numberNode(largest))).isEqualTo("9007199254740991");
        assertThat(canonical(NODE.numberNode(-largest))).isEqualTo("-9007199254740991");
        for (var tooLarge : new JsonNode[] {
            NODE.numberNode(largest + 1),
            NODE.numberNode(-largest - 1),
            NODE.numberNode(Long.MIN_VALUE),
            NODE.numberNode(BigInteger.TEN.pow(400)),
            NODE.numberNode(new BigDecimal("1E+1000000000")),
            NODE.numberNode(1e300),
            NODE.numberNode(3e38f)
        }) {
            assertThatThrownBy(() -> CanonicalJson.bytes(NODE.objectNode()
                            .set("annualPence", NODE.arrayNode().add(tooLarge))))
                    .isInstanceOf(NotCanonical.class)
                    .hasMessage("the number at /annualPence/0 is beyond 2^53-1, the largest whole number JSON carries"
                            + " exactly; write it as text");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNotFinite(double number) {
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.objectNode().put("km", number)))
                .isInstanceOf(NotCanonical.class)
                .hasMessage("the number at /km is not finite");
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.objectNode().put("km", (float) number)))
                .isInstanceOf(NotCanonical.class);
    }

    @Test
    void refusesADecimalThatWouldBeRounded() {
        assertThat(canonical(NODE.numberNode(new BigDecimal("0.10")))).isEqualTo("0.1");
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.numberNode(new BigDecimal("0.10000000000000000001"))))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("the number at the top has more digits");
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.numberNode(new BigDecimal("1E-400"))))
                .isInstanceOf(NotCanonical.class);
    }

    @Test
    void refusesHalfASurrogatePairWithoutQuotingTheText() {
        for (var half : new String[] {"secret\ud83d", "\ude00secret", "\ude00\ud83dsecret"}) {
            assertThatThrownBy(() -> CanonicalJson.bytes(NODE.objectNode().put("a/b", half)))
                    .isInstanceOf(NotCanonical.class)
                    .hasMessage("the text at /a~1b holds half a surrogate pair");
            assertThatThrownBy(() -> CanonicalJson.bytes(
                            NODE.objectNode().set("a", NODE.objectNode().put(half, 1))))
                    .isInstanceOf(NotCanonical.class)
                    .hasMessage("a name under /a holds half a surrogate pair");
        }
    }

    @Test
    void refusesWhatIsNotJsonAndWhatIsTooDeep() {
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.objectNode().putPOJO("when", new Object())))
                .isInstanceOf(NotCanonical.class)
                .hasMessage("the value at /when is not JSON");
        assertThatThrownBy(() -> CanonicalJson.bytes(NODE.binaryNode(new byte[] {1})))
                .isInstanceOf(NotCanonical.class);
        JsonNode deep = NODE.arrayNode();
        for (int i = 0; i < 100_000; i++) {
            deep = NODE.arrayNode().add(deep);
        }
        var tooDeep = deep;
        assertThatThrownBy(() -> CanonicalJson.bytes(tooDeep))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("nested");
    }

    /** The library, which reads a text, is a second opinion on what is written from a tree. */
    @Test
    void agreesWithTheLibraryOnWhatBothKeep() throws Exception {
        long seed = System.nanoTime();
        System.out.println("CanonicalJsonTest: seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var tree = NODE.arrayNode().add(tree(random, 4));
            assertThat(canonical(tree))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedString());
        }
    }

    private static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> NODE.nullNode();
            case 1 -> NODE.booleanNode(random.nextBoolean());
            case 2 -> NODE.numberNode(random.nextInt());
            case 3 -> NODE.numberNode(random.nextLong() >> 11);
            case 4 -> NODE.numberNode((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 15)));
            case 5 -> NODE.numberNode(random.nextFloat());
            case 6 -> NODE.textNode(text(random));
            case 7 -> {
                var array = NODE.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = NODE.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /** Any characters but half surrogate pairs: controls, quotes, both sides of the surrogates. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> random.nextInt(0x20, 0x80);
                        case 2 -> random.nextInt(0x80, 0xd800);
                        default -> random.nextInt(0xe000, 0x11_0000);
                    });
        }
        return text.toString();
    }
}
