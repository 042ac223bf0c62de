package org.rightplace.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an export: the text of a signed note, with a line {@code SHA256 SIZE NAME} for each.
 *
 * @param files by name, with slashes between folders
 */
record Manifest(Map<String, Listed> files) {

    static final String NAME = "MANIFEST";

    private static final String FIRST = "rightplace/export/1\n";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,17}) ([a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)?)\n");

    /**
     * One file.
     *
     * @param sha256 of its bytes, 64 lower-case hexadecimal digits
     * @param size in bytes
     */
    record Listed(String sha256, long size) {}

    Manifest {
        files = new TreeMap<>(files);
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
        return new Manifest(files);
    }

    private static Listed listed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                size += read;
            }
            return new Listed(HexFormat.of().formatHex(sha256.digest()), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    String text() {
        var text = new StringBuilder(FIRST);
        files.forEach((name, file) -> text.append(file.sha256())
                .append(' ')
                .append(file.size())
                .append(' ')
                .append(name)
                .append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException when the text is no manifest */
    static Manifest parse(String text) {
        if (!text.startsWith(FIRST)) {
            throw new IllegalArgumentException("This is no manifest: its first line is not rightplace/export/1");
        }
        var files = new TreeMap<String, Listed>();
        var lines = LINE.matcher(text.substring(FIRST.length()));
        int end = 0;
        while (lines.find() && lines.start() == end) {
            files.put(lines.group(3), new Listed(lines.group(1), Long.parseLong(lines.group(2))));
            end = lines.end();
        }
        var read = new Manifest(files);
        if (!read.text().equals(text)) {
            throw new IllegalArgumentException("This is no manifest: a line is not SHA256 SIZE NAME, or out of order");
        }
        return read;
    }
}
