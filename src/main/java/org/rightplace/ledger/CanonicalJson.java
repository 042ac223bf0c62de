package org.rightplace.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

/**
 * JSON as the one sequence of bytes that RFC 8785 gives it, so that it can be hashed.
 *
 * <p>The canonicaliser rounds what a double cannot hold and replaces half surrogate pairs by question marks, both without a
 * word. Two different records could then have the same hash, so everything it would change is refused first.
 */
public final class CanonicalJson {

    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    /** Below what the reader accepts (1000), so that whatever is written can be read back inside something else. */
    private static final int DEEPEST = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalJson() {}

    /**
     * The canonical form in UTF-8.
     *
     * @throws NotCanonical for a number beyond ±(2<sup>53</sup>-1), one that is not finite, a decimal with more digits than a
     *     double keeps, half a surrogate pair in a text or a name, a node that is not JSON, or nesting deeper than 500
     */
    public static byte[] bytes(JsonNode value) {
        check(value, "", 0);
        try {
            // The canonicaliser takes only objects and arrays: in an array every value is allowed.
            var inArray = new JsonCanonicalizer("[" + JSON.writeValueAsString(value) + "]").getEncodedString();
            return inArray.substring(1, inArray.length() - 1).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotCanonical(
                    "it cannot be written as JSON (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Reads canonical bytes back. */
    static JsonNode read(byte[] canonical) {
        try {
            return JSON.readTree(canonical);
        } catch (JsonProcessingException e) {
            // Its own message quotes the source, which may be private.
            throw new IllegalStateException("What the ledger holds is not JSON; restore it from a backup");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode value, String at, int depth) {
        if (depth > DEEPEST) {
            throw new NotCanonical("it is nested more than " + DEEPEST + " deep");
        }
        switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().forEach(field -> {
                    if (halfPair(field.getKey())) {
                        throw new NotCanonical("a name under " + named(at) + " holds half a surrogate pair");
                    }
                    check(field.getValue(), at + "/" + escaped(field.getKey()), depth + 1);
                });
            case ARRAY -> {
                for (int i = 0; i < value.size(); i++) {
                    check(value.get(i), at + "/" + i, depth + 1);
                }
            }
            case NUMBER -> checkNumber(value, at);
            case STRING -> {
                if (halfPair(value.textValue())) {
                    throw new NotCanonical("the text at " + named(at) + " holds half a surrogate pair");
                }
            }
            case BOOLEAN, NULL -> {}
            default -> throw new NotCanonical("the value at " + named(at) + " is not JSON");
        }
    }

    private static void checkNumber(JsonNode number, String at) {
        if ((number.isDouble() || number.isFloat()) && !Double.isFinite(number.doubleValue())) {
            throw new NotCanonical("the number at " + named(at) + " is not finite");
        }
        var exact = number.decimalValue();
        // Every double this large is a whole number, so the limit holds for all kinds of number alike.
        if (exact.abs().compareTo(LARGEST) > 0) {
            throw new NotCanonical("the number at " + named(at)
                    + " is beyond 2^53-1, the largest whole number JSON carries exactly; write it as text");
        }
        if (number.isBigDecimal() && !keptByDouble(exact)) {
            throw new NotCanonical("the number at " + named(at)
                    + " has more digits than JSON carries exactly; round it or write it as text");
        }
    }

    private static boolean keptByDouble(BigDecimal exact) {
        try {
            return new BigDecimal(NumberToJSON.serializeNumber(exact.doubleValue())).compareTo(exact) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean halfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String named(String at) {
        return at.isEmpty() ? "the top" : at;
    }

    /** As RFC 6901 has it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
