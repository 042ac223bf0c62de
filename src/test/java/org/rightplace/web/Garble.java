package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils bodies: as JSON, one or two things in a tree; or as bytes, without regard to what they mean. */
final class Garble {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;
    private final String marker;
    private final String keyMarker;
    private final String digits;

    /**
     * @param marker stands in every text put in, and in every key that does not look like a field's name
     * @param keyMarker is the key that does
     * @param digits stand in every number that no body may hold
     */
    Garble(Random random, String marker, String keyMarker, String digits) {
        this.random = random;
        this.marker = marker;
        this.keyMarker = keyMarker;
        this.digits = digits;
    }

    /** A value and where it stands. */
    private record At(JsonNode holder, String key, int index) {

        JsonNode value() {
            return key == null ? holder.get(index) : holder.get(key);
        }

        void set(JsonNode value) {
            if (key == null) {
                ((ArrayNode) holder).set(index, value);
            } else {
                ((ObjectNode) holder).set(key, value);
            }
        }

        void remove() {
            if (key == null) {
                ((ArrayNode) holder).remove(index);
            } else {
                ((ObjectNode) holder).remove(key);
            }
        }
    }

    /** A body with one or two things wrong. */
    byte[] tree(JsonNode sound) {
        JsonNode tree = sound.deepCopy();
        var written = new LinkedHashMap<String, String>();
        for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
            var places = places(tree, new ArrayList<>());
            if (places.isEmpty()) {
                return literal().getBytes(StandardCharsets.UTF_8);
            }
            spoil(pick(places), places, "@" + i + "@", written);
        }
        var text = tree.toString();
        for (Map.Entry<String, String> one : written.entrySet()) {
            text = text.replace("\"" + one.getKey() + "\"", one.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<At> places(JsonNode node, List<At> into) {
        node.properties().forEach(field -> {
            into.add(new At(node, field.getKey(), -1));
            places(field.getValue(), into);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            into.add(new At(node, null, i));
            places(node.get(i), into);
        }
        return into;
    }

    /** @param name stands in the tree for what no tree can hold, until it is written */
    private void spoil(At at, List<At> places, String name, Map<String, String> written) {
        switch (random.nextInt(12)) {
            case 0 -> at.remove();
            case 1 -> at.set(JSON.arrayNode().add(at.value()));
            case 2 -> at.set(pick(places).value().deepCopy());
            case 3 -> {
                if (at.holder() instanceof ObjectNode object) {
                    object.put(name + "k", name);
                    written.put(name + "k", key());
                    written.put(name, literal());
                } else {
                    for (int i = pick(List.of(1, 200, 201)); i > 0; i--) {
                        ((ArrayNode) at.holder()).add(at.value());
                    }
                }
            }
            case 4 -> {
                if (at.key() != null) {
                    ((ObjectNode) at.holder()).set(name, at.value());
                    written.put(name, "\"" + at.key() + "\"");
                }
            }
            case 5 -> {
                if (at.key() != null) {
                    var value = at.value();
                    at.remove();
                    ((ObjectNode) at.holder()).set(name, value);
                    written.put(name, key());
                }
            }
            default -> {
                at.set(JSON.textNode(name));
                written.put(name, literal());
            }
        }
    }

    private String key() {
        return switch (random.nextInt(7)) {
            case 0 -> "\"" + keyMarker + "\"";
            case 1 -> "\"" + marker.repeat(40) + "\"";
            case 2 -> "\"\\u0000" + marker + "\"";
            case 3 -> "\"\\ud800" + marker + "\"";
            case 4 -> "\"\"";
            case 5 -> "\"/" + marker + "~1/0\"";
            default -> "\"" + marker + " of Reed Bank\"";
        };
    }

    /** A value as it is written, whether JSON has it or not. */
    private String literal() {
        return switch (random.nextInt(44)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "\"" + marker + "\"";
            case 3 -> "[\"" + marker + "\"]";
            case 4 -> "{\"" + marker + " and\":\"" + marker + "\"}";
            case 5 -> "{\"" + keyMarker + "\":" + digits + "}";
            case 6 -> "1e400";
            case 7 -> "-" + digits + "e999999999";
            case 8 -> "9007199254740993";
            case 9 -> digits;
            case 10 -> "-" + digits;
            case 11 -> "9223372036854775808";
            case 12 -> digits + "." + digits;
            case 13 -> "-0";
            case 14 -> "-0.0";
            case 15 -> "1.0";
            case 16 -> "1E+2";
            case 17 -> "0." + "1".repeat(37);
            case 18 -> digits.repeat(8);
            case 19 -> "4.9e-324";
            case 20 -> "NaN";
            case 21 -> "-Infinity";
            case 22 -> "0" + digits;
            case 23 -> "+1";
            case 24 -> ".5";
            case 25 -> "\"2026-02-30\"";
            case 26 -> "\"0000-00-00\"";
            case 27 -> "\"-999999999-01-01\"";
            case 28 -> "\"+10000-01-01\"";
            case 29 -> "\"2026-11-20T23:59:60Z\"";
            case 30 -> "\"\uFF12\uFF10\uFF12\uFF16-11-20\"";
            case 31 -> "\"\"";
            case 32 -> "\" \"";
            case 33 -> "\"" + marker.repeat(4_001 / marker.length() + 1) + "\"";
            case 34 -> "\"" + marker.repeat(20_001 / marker.length() + 1) + "\"";
            case 35 -> "\"" + marker + "\\ud800\"";
            case 36 -> "\"" + marker + "\\u0000\"";
            case 37 -> "\"" + marker + "\u0007\"";
            case 38 -> "\"" + marker + "\\x41\"";
            case 39 -> "[".repeat(pick(List.of(28, 32, 33, 1000, 100_000)));
            case 40 -> "{\"a\":".repeat(50) + "1" + "}".repeat(50);
            case 41 -> "[" + "1,".repeat(pick(List.of(199, 200, 70_000))) + "1]";
            case 42 -> marker;
            default -> "'" + marker + "'";
        };
    }

    /** A body whose bytes are changed in one to three places. */
    byte[] bytes(byte[] sound) {
        byte[] bytes = sound;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes = spoil(bytes);
        }
        return bytes;
    }

    private byte[] spoil(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(18)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> join(bytes, text(pick(List.of("x", "}", "{}", ",", "\0", marker, " //" + marker, "\n\n", "]"))));
            case 2 -> join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(Charset.forName(
                                pick(List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "windows-1252", "IBM037"))));
            case 4 -> new byte[0];
            case 5 -> text(pick(List.of(" ", "\uFEFF", "\n", "null", "[]", "\"" + marker + "\"", digits, "{}")));
            case 6 -> join(bytes, text(" ".repeat(pick(List.of(10, 1_000_000, 1_048_577)))));
            case 7, 8 -> cut(bytes, from, to, new byte[0]);
            case 9, 10 -> cut(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 11 ->
                cut(
                        bytes,
                        from,
                        from,
                        pick(List.of(
                                new byte[] {0},
                                new byte[] {(byte) 0xFF},
                                new byte[] {(byte) 0xC0, (byte) 0x80},
                                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                                text("\u0085\u2028\u00A0"))));
            case 12, 13 -> cut(bytes, from, from, text(pick(List.of("\"", "\\", "{", "[", ":", ",", "-", "e9", "9"))));
            default -> {
                byte[] flipped = bytes.clone();
                for (int i = 1 + random.nextInt(3); i > 0 && flipped.length > 0; i--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
        };
    }

    private static byte[] cut(byte[] bytes, int from, int to, byte[] instead) {
        return join(
                Arrays.copyOf(bytes, from),
                instead,
                Arrays.copyOfRange(bytes, Math.min(to, bytes.length), bytes.length));
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
