package org.rightplace.ledger;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a ledger held at one moment, as C2SP tlog-checkpoint has it: signed, it cannot be taken back.
 *
 * @param origin which ledger
 * @param size how many entries
 * @param root of the tree over them, 64 lower-case hexadecimal digits
 */
record Checkpoint(String origin, long size, String root) {

    private static final Pattern TEXT = Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n");

    /** The origin of a ledger, which is also the name of its key: no two have the same. */
    static String origin(String genesisId) {
        return "rightplace/" + genesisId;
    }

    /** Three lines: origin, size, root in base64. */
    String text() {
        return origin + "\n" + size + "\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root)) + "\n";
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException when it is no checkpoint; lines after the third are none of ours and refused
     */
    static Checkpoint parse(String text) {
        var lines = TEXT.matcher(text);
        if (!lines.matches()) {
            throw new IllegalArgumentException("This is no checkpoint: three lines, origin, size and root in base64");
        }
        try {
            var read = new Checkpoint(
                    lines.group(1),
                    Long.parseLong(lines.group(2)),
                    HexFormat.of().formatHex(Base64.getDecoder().decode(lines.group(3))));
            if (read.text().equals(text)) {
                return read;
            }
        } catch (NumberFormatException e) {
            // Too large to be a size: said below.
        }
        throw new IllegalArgumentException(
                "This is no checkpoint: its size is too large, or its root not written as it should be");
    }
}
