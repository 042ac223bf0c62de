package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;

/** The words of private sections and of those who look for them, in the one form in which they are compared. */
final class Words {

    /** As it was sent in, and so said by a person throughout. */
    private static final String REQUEST = "request";

    private Words() {}

    /**
     * What a section says, each word once, with spaces between: every text in it but the names of fields. Outside a request an
     * array in an array is left out: findings and conclusions are written so, in codes that are searched as tags.
     */
    static String in(String section, JsonNode content) {
        var words = new LinkedHashSet<String>();
        collect(content, section.equals(REQUEST), words);
        return String.join(" ", words);
    }

    private static void collect(JsonNode value, boolean all, Set<String> words) {
        if (value.isTextual()) {
            words.addAll(of(value.textValue()));
        }
        for (var child : value) {
            if (all || !value.isArray() || !child.isArray()) {
                collect(child, all, words);
            }
        }
    }

    /** The words of a text in their order, once each. No word holds a space or a control character. */
    static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                finish(word, words);
            } else {
                // Letter by letter: the lower case of a whole word depends on what stands beside a letter (as a last
                // sigma's
                // does), and then a part of the word would not be found in it.
                word.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
            }
        });
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, Set<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
