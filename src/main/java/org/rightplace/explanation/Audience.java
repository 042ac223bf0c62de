package org.rightplace.explanation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rightplace.rulebook.Words;

/** Who reads an explanation. */
public enum Audience {
    /** The caseworker or head of service: exact, with sections. */
    OFFICER,
    /** The placement panel: could be read aloud. */
    PANEL,
    /** The family: reading age about 11. */
    FAMILY;

    /** The name used on the command line and in addresses: officer, panel, family. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Audience> of(String code) {
        return Arrays.stream(values()).filter(a -> a.code().equals(code)).findFirst();
    }

    String pick(Words.Sentences sentences) {
        return switch (this) {
            case OFFICER -> sentences.officer();
            case PANEL -> sentences.panel();
            case FAMILY -> sentences.family();
        };
    }
}
