package org.rightplace.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import org.erdtman.jcs.NumberToJSON;

/**
 * JSON as the one sequence of bytes that RFC 8785 gives it, so that it can be hashed.
 *
 * <p>Written in one pass over the tree, because every entry is: the library parses a text anew, and rounds what a double cannot
 * hold and replaces half surrogate pairs by question marks, both without a word. Two different records could then have the same
 * hash, so what cannot be kept as it stands is refused. Numbers, the hard part, are the library's.
 */
public final class CanonicalJson {

    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    /** Below what the reader accepts (1000), so that whatever is written can be read back inside something else. */
    private static final int DEEPEST = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder text = new StringBuilder();

    /** Names and places on the way to what is being written, the innermost first. */
    private final Deque<Object> at = new ArrayDeque<>();

    private CanonicalJson() {}

    /**
     * The canonical form in UTF-8.
     *
     * @throws NotCanonical for a number beyond ±(2<sup>53</sup>-1), one that is not finite, a decimal with more digits than a
     *     double keeps, half a surrogate pair in a text or a name, a node that is not JSON, or nesting deeper than 500
     */
    public static byte[] bytes(JsonNode value) {
        var canonical = new CanonicalJson();
        canonical.write(value);
        return canonical.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads canonical bytes back. */
    public static JsonNode read(byte[] canonical) {
        try {
            return JSON.readTree(canonical);
        } catch (JsonProcessingException e) {
            // Its own message quotes the source, which may be private.
            throw new IllegalStateException("What the ledger holds is not JSON; restore it from a backup");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonNode value) {
        if (at.size() > DEEPEST) {
            throw new NotCanonical("it is nested more than " + DEEPEST + " deep");
        }
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value);
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < value.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    at.push(i);
                    write(value.get(i));
                    at.pop();
                }
                text.append(']');
            }
            case NUMBER -> text.append(number(value));
            case STRING -> {
                if (halfPair(value.textValue())) {
                    throw new NotCanonical("the text at " + place() + " holds half a surrogate pair");
                }
                writeText(value.textValue());
            }
            case BOOLEAN, NULL -> text.append(value.asText());
            default -> throw new NotCanonical("the value at " + place() + " is not JSON");
        }
    }

    private void writeObject(JsonNode value) {
        var names = new ArrayList<String>(value.size());
        value.fieldNames().forEachRemaining(names::add);
        names.sort(null); // by UTF-16 code units, as RFC 8785 has it
        text.append('{');
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (halfPair(name)) {
                throw new NotCanonical("a name under " + place() + " holds half a surrogate pair");
            }
            text.append(i == 0 ? "" : ",");
            writeText(name);
            text.append(':');
            at.push(name);
            write(value.get(name));
            at.pop();
        }
        text.append('}');
    }

    private void writeText(String written) {
        text.append('"');
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private String number(JsonNode number) {
        if ((number.isDouble() || number.isFloat()) && !Double.isFinite(number.doubleValue())) {
            throw new NotCanonical("the number at " + place() + " is not finite");
        }
        var exact = number.decimalValue();
        // Every double this large is a whole number, so the limit holds for all kinds of number alike.
        if (exact.abs().compareTo(LARGEST) > 0) {
            throw new NotCanonical("the number at " + place()
                    + " is beyond 2^53-1, the largest whole number JSON carries exactly; write it as text");
        }
        if (number.isIntegralNumber()) {
            return number.asText();
        }
        try {
            // A float is the decimal it is printed as, not the double it is widened to.
            var written = NumberToJSON.serializeNumber(
                    number.isFloat() ? Double.parseDouble(number.asText()) : number.doubleValue());
            if (number.isBigDecimal() && new BigDecimal(written).compareTo(exact) != 0) {
                throw new NotCanonical("the number at " + place()
                        + " has more digits than JSON carries exactly; round it or write it as text");
            }
            return written;
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

    /** Where what is being written stands, as RFC 6901 has it. */
    private String place() {
        if (at.isEmpty()) {
            return "the top";
        }
        var pointer = new StringBuilder();
        for (Iterator<Object> steps = at.descendingIterator(); steps.hasNext(); ) {
            pointer.append('/')
                    .append(steps.next().toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
