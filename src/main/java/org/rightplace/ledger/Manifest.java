package org.rightplace.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that belong together: the text of a signed note, with a line {@code SHA256 SIZE NAME} for each.
 *
 * @param kind what they are, the first line: none passes for another
 * @param files by name, with slashes between folders
 */
public record Manifest(String kind, Map<String, Listed> files) {

    /** The name of the file it is written to. */
    public static final String NAME = "MANIFEST";

    static final String EXPORT = "rightplace/export/1";

    private static final String PART = "(?!\\.\\.?(?:/|\n))[^\\p{Cntrl}/:\\\\]+";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,17}) (" + PART + "(?:/" + PART + ")*)\n");

    /**
     * One file.
     *
     * @param sha256 of its bytes, 64 lower-case hexadecimal digits
     * @param size in bytes
     */
    public record Listed(String sha256, long size) {

        /** Reads a stream to its end. */
        public static Listed of(InputStream in) throws IOException {
            var sha256 = digest();
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                size += read;
            }
            return new Listed(HexFormat.of().formatHex(sha256.digest()), size);
        }

        public static Listed of(byte[] bytes) {
            return new Listed(HexFormat.of().formatHex(digest().digest(bytes)), bytes.length);
        }
    }

    public Manifest {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of what is in a folder now, but for the manifest itself. */
    static Manifest of(Path folder) {
        var files = new TreeMap<String, Listed>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> !Files.isDirectory(one)).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(NAME)) {
                    files.put(name, listed(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifest(EXPORT, files);
    }

    private static Listed listed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Listed.of(in);
        }
    }

    String text() {
        var text = new StringBuilder(kind).append('\n');
        files.forEach((name, file) -> text.append(file.sha256())
                .append(' ')
                .append(file.size())
                .append(' ')
                .append(name)
                .append('\n'));
        return text.toString();
    }

    /**
     * Reads what {@link Proofs#signed} wrote.
     *
     * @throws IllegalArgumentException when it is no manifest of the kind, or not signed with the key
     */
    public static Manifest read(byte[] note, NoteKey key, String kind) {
        var signed = SignedNote.parse(note);
        if (!signed.signedBy(key)) {
            throw new IllegalArgumentException(
                    NAME + " is not signed with the key: a file was changed, or the key is another ledger's");
        }
        return parse(signed.text(), kind);
    }

    /** @throws IllegalArgumentException when the text is no manifest of the kind */
    static Manifest parse(String text, String kind) {
        if (!text.startsWith(kind + "\n")) {
            throw new IllegalArgumentException("This is no manifest: its first line is not " + kind);
        }
        var files = new TreeMap<String, Listed>();
        var lines = LINE.matcher(text.substring(kind.length() + 1));
        int end = 0;
        while (lines.find() && lines.start() == end) {
            files.put(lines.group(3), new Listed(lines.group(1), Long.parseLong(lines.group(2))));
            end = lines.end();
        }
        var read = new Manifest(kind, files);
        if (!read.text().equals(text)) {
            throw new IllegalArgumentException("This is no manifest: a line is not SHA256 SIZE NAME, or out of order");
        }
        return read;
    }
}
