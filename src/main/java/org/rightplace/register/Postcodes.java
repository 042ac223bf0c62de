package org.rightplace.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** The postcode directory. A postcode may be someone's home: it never appears in a message. */
public final class Postcodes {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern OUTWARD_AND_INWARD =
            Pattern.compile("(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})");

    private static final Pattern OUTWARD = Pattern.compile("GIR|[A-Z]{1,2}[0-9][A-Z0-9]?");

    private final Jdbi jdbi;

    public Postcodes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether a text has the shape of a postcode, however spaced and in either case. Says nothing of whether it exists. */
    public static boolean wellFormed(String postcode) {
        return normalised(postcode) != null;
    }

    /** The postcode in upper case with one space; null when it does not have the shape of one. */
    public static String normalised(String postcode) {
        if (postcode == null) {
            return null;
        }
        var parts = OUTWARD_AND_INWARD.matcher(
                SPACE.matcher(postcode).replaceAll("").toUpperCase(Locale.ROOT));
        return parts.matches() ? parts.group(1) + ' ' + parts.group(2) : null;
    }

    /** Where a postcode is; empty when it has not the shape of one or the directory does not have it. */
    public Optional<PostcodePlace> find(String postcode) {
        String normalised = normalised(postcode);
        return normalised == null
                ? Optional.empty()
                : jdbi.withHandle(handle -> PostcodeStore.find(handle, normalised));
    }

    /**
     * The middle of an outward code ({@code CB1}): names a neighbourhood and nobody's home, so it may stand in an address.
     *
     * @return without a district; empty when no postcode of it has a known place
     */
    public Optional<PostcodePlace> outward(String code) {
        var outward = code == null ? "" : code.toUpperCase(Locale.ROOT);
        return OUTWARD.matcher(outward).matches()
                ? jdbi.withHandle(handle -> PostcodeStore.middle(handle, outward))
                : Optional.empty();
    }

    /** The newest import of postcodes; empty before the first. */
    public Optional<LastImport> lastImport() {
        return jdbi.withHandle(ImportLog.POSTCODES::last);
    }

    /** SHA-256, in hexadecimal, that identifies the imported files in use; null before the first. */
    public String digest() {
        return jdbi.withHandle(ImportLog.POSTCODES::digest);
    }
}
