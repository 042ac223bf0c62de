package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.placement.SentIn.least;
import static org.rightplace.placement.SentIn.read;
import static org.rightplace.placement.SentIn.whole;
import static org.rightplace.placement.SentIn.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final String CANARY = "Zebedee O'Canary 77";

    @Test
    void tenMegabytesAreRefusedUnread() {
        assertThat(wrong(SentIn.READER.read(new byte[10 * 1024 * 1024]))).containsExactly(" too-large");
    }

    @Test
    void aHundredThousandNestedListsAreRefused() {
        assertThat(read("[".repeat(100_000)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("too-deep"));
        assertThat(read("{\"a\":".repeat(100_000)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("too-deep"));
    }

    @Test
    void aKeyTwiceInOneObjectIsRefusedWhereItStands() {
        String body = whole().toString().replaceFirst("\"sex\":\"female\"", "\"sex\":\"female\",\"sex\":\"male\"");
        assertThat(wrong(read(body))).containsExactly("/person/sex duplicate-key");
    }

    @Test
    void anEscapedKeyIsTheSameKey() {
        assertThat(wrong(read("{\"reference\":\"a\",\"referenc\\u0065\":\"b\"}")))
                .containsExactly("/reference duplicate-key");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\uFEFF" + least()).errors()).isEmpty();
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] utf16 = least().toString().getBytes(StandardCharsets.UTF_16);
        assertThat(wrong(SentIn.READER.read(utf16))).containsExactly(" malformed-json");
        byte[] latin = least().toString().replace("\"R\"", "\"Zoë\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(wrong(SentIn.READER.read(latin))).containsExactly(" malformed-json");
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThat(wrong(SentIn.READER.read(surrogate))).containsExactly(" malformed-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "{",
                "{'a':1,}",
                "{'a':NaN}",
                "{'a':Infinity}",
                "{'a':01}",
                "{a:1}",
                "nonsense",
                "{} {}",
                "{}x",
                "{'a':1} // done",
                "{'a':+1}",
                "{'a':'\u0001'}"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(wrong(read(text.replace('\'', '"')))).containsExactly(" malformed-json");
    }

    @Test
    void malformedJsonIsRefusedWithLineAndColumn() {
        assertThat(read("{\n  \"reference\": " + "oops" + "\n}").errors().get(0).detail())
                .matches("This stops being JSON at line 2, column \\d+\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "\"text\"", "true"})
    void theBodyMustBeAnObject(String text) {
        assertThat(wrong(read(text))).containsExactly(" wrong-type");
    }

    @Test
    void textThatCannotBeWrittenDownAgainIsRefused() {
        for (String bad : List.of("\\ud800", "\\udc00x", "\\u0000", "\\u001b[31m")) {
            String body = least().toString().replace("\"R\"", "\"" + bad + "\"");
            assertThat(wrong(read(body))).containsExactly("/reference bad-character");
        }
        assertThat(read(least().toString().replace("\"R\"", "\"\\ud83d\\ude00\""))
                        .errors())
                .isEmpty();
        assertThat(wrong(read(least().toString().replaceFirst("\\{", "{\"\\\\u0000\":1,"))))
                .contains(" bad-character");
    }

    @Test
    void hugeNumbersAreRefusedWithoutBeingWorkedOut() {
        String body = least().toString().replaceFirst("\\{", "{\"consider\":[NUMBER],");
        assertThat(wrong(read(body.replace("NUMBER", "1e999999999")))).containsExactly("/consider/0 too-large-number");
        assertThat(wrong(read(body.replace("NUMBER", "-1e400")))).containsExactly("/consider/0 too-large-number");
        assertThat(wrong(read(body.replace("NUMBER", "9".repeat(5_000)))))
                .containsExactly("/consider/0 too-large-number");
        assertThat(wrong(read(body.replace("NUMBER", "1e-400")))).containsExactly("/consider/0 wrong-type");
    }

    @Test
    void aBodyOfVeryManySmallValuesIsRefused() {
        String body = least().toString().replaceFirst("\\{", "{\"consider\":[" + "1,".repeat(400_000) + "1],");
        assertThat(read(body).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("too-large"));
    }

    @Test
    void noTextOfTheRequestIsRepeatedInAnError() {
        var everywhere = whole();
        for (String pointer : texts(whole(), "", new ArrayList<>())) {
            var tree = whole();
            RequestReaderTest.replace(tree, pointer, TextNode.valueOf(CANARY));
            keepsQuiet(read(tree));
            var wrongType = whole();
            RequestReaderTest.replace(
                    wrongType, pointer, SentIn.json("[{'" + CANARY.replace('\'', '-') + "':'Zebedee 77'}]"));
            keepsQuiet(read(wrongType));
            RequestReaderTest.replace(everywhere, pointer, TextNode.valueOf(CANARY.repeat(300)));
        }
        assertThat(read(everywhere).errors()).hasSizeGreaterThan(40);
        keepsQuiet(read(everywhere));
    }

    @Test
    void noKeyThatDoesNotLookLikeAFieldIsRepeatedInAnError() {
        for (String pointer : containers(whole(), "", new ArrayList<>())) {
            var tree = whole();
            ((ObjectNode) tree.at(pointer)).put(CANARY, CANARY);
            var read = read(tree);
            assertThat(read.errors()).isNotEmpty();
            keepsQuiet(read);
        }
    }

    @Test
    void noTextIsRepeatedWhereTheJsonBreaksOff() {
        String body = whole().toString().replaceFirst("\"female\"", "\"" + CANARY + "\"");
        int end = body.indexOf(CANARY) + CANARY.length();
        keepsQuiet(read(body.substring(0, end)));
        keepsQuiet(read(body.substring(0, end) + "\" Zebedee"));
        keepsQuiet(read("{\"" + CANARY + "\":1,\"" + CANARY + "\":2}"));
        keepsQuiet(read("{\"" + CANARY + "\":" + "[".repeat(100)));
        keepsQuiet(read("{\"" + CANARY.repeat(100) + "\":1}"));
        keepsQuiet(read("{\"a\":\"" + CANARY.repeat(3_000) + "\"}"));
    }

    private static void keepsQuiet(RequestReader.Read read) {
        assertThat(read.errors().toString()).doesNotContain("Zebedee", "Canary");
    }

    private static List<String> texts(JsonNode node, String pointer, List<String> into) {
        if (node.isTextual()) {
            into.add(pointer);
        }
        return each(node, pointer, into, HostileInputTest::texts);
    }

    private static List<String> containers(JsonNode node, String pointer, List<String> into) {
        if (node.isObject()) {
            into.add(pointer);
        }
        return each(node, pointer, into, HostileInputTest::containers);
    }

    private interface Visit {
        List<String> visit(JsonNode node, String pointer, List<String> into);
    }

    private static List<String> each(JsonNode node, String pointer, List<String> into, Visit visit) {
        node.properties().forEach(field -> visit.visit(field.getValue(), pointer + "/" + field.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit.visit(node.get(i), pointer + "/" + i, into);
        }
        return into;
    }
}
