package org.rightplace.contract.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a spreadsheet saved as CSV, whatever saved it.
 *
 * @param text without a byte order mark and without a line that only names the separator
 * @param separator comma, semicolon or tab: the one that stands most often in the headings
 * @param rowsBefore rows taken off the front
 */
public record SheetText(String text, char separator, int rowsBefore) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Reads UTF-8, or Windows-1252 where it is not that. */
    public static SheetText of(byte[] bytes) {
        String text = decoded(bytes);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = firstLine(text);
        if (first.matches("(?i)\"?sep=[,;\t]\"?")) {
            char separator = first.charAt(first.indexOf('=') + 1);
            return new SheetText(text.substring(first.length()).replaceFirst("^\\r?\\n?", ""), separator, 1);
        }
        return new SheetText(text, separator(first), 0);
    }

    /** UTF-8, or what older spreadsheets write: Windows-1252, in which every byte is some character. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS_1252);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static char separator(String headings) {
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(headings, candidate) > count(headings, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }
}
