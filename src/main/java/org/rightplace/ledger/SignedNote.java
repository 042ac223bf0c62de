package org.rightplace.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with signatures under it, as C2SP signed-note has it: the text, an empty line, and a line for each signature.
 *
 * @param text ends with a newline, and is what is signed
 * @param signatures in the order of their lines, one or more
 */
record SignedNote(String text, List<Signed> signatures) {

    private static final Pattern LINE = Pattern.compile("\u2014 ([^+\\s]+) ([A-Za-z0-9+/]+=*)");
    private static final int ID_BYTES = 4;

    /**
     * One signature.
     *
     * @param name of the key
     * @param id of the key, and the signature itself
     */
    record Signed(String name, byte[] id, byte[] signature) {}

    /** Signs a text. */
    static SignedNote sign(String text, NoteKey key, SigningKey secret) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a newline");
        }
        var signature = secret.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new Signed(key.name(), key.id(), signature)));
    }

    /** As it is written to a file or sent: UTF-8. */
    String written() {
        var written = new StringBuilder(text).append('\n');
        for (Signed one : signatures) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(one.id());
            bytes.writeBytes(one.signature());
            written.append("\u2014 ")
                    .append(one.name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                    .append('\n');
        }
        return written.toString();
    }

    /**
     * Reads a note; its signatures are not checked.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SignedNote parse(byte[] written) {
        String all;
        try {
            all = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(written))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("This is no signed note: it is not UTF-8");
        }
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || !all.endsWith("\n") || all.length() == end + 2) {
            throw new IllegalArgumentException(
                    "This is no signed note: a text, an empty line and a line for each signature");
        }
        var signatures = new ArrayList<Signed>();
        for (String line : all.substring(end + 2, all.length() - 1).split("\n", -1)) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("This is no signed note: a line under it is no signature");
            }
            var bytes = decoded(parts.group(2));
            signatures.add(new Signed(
                    parts.group(1), Arrays.copyOf(bytes, ID_BYTES), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length)));
        }
        return new SignedNote(all.substring(0, end + 1), List.copyOf(signatures));
    }

    private static byte[] decoded(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        // What is not written as it would be written could be changed without anybody seeing.
        if (bytes.length <= ID_BYTES
                || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("This is no signed note: a signature is too short or not base64");
        }
        return bytes;
    }

    /** Whether one of the signatures is of a key. Signatures of unknown keys are passed over; a wrong one of this key is not. */
    boolean signedBy(NoteKey key) {
        var own = signatures.stream()
                .filter(one -> one.name().equals(key.name()) && Arrays.equals(one.id(), key.id()))
                .toList();
        return !own.isEmpty()
                && own.stream().allMatch(one -> key.signed(text.getBytes(StandardCharsets.UTF_8), one.signature()));
    }
}
