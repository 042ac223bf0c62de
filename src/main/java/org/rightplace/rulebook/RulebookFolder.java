package org.rightplace.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The bytes of a rules folder, whole but for its {@code README.md}: what a rulebook is made from, what its digest is taken over and what is
 * kept of it.
 *
 * @param files text by path below the folder, {@code /} between names, line endings normalised to LF
 */
public record RulebookFolder(SortedMap<String, String> files) {

    /** Written from the rest of the folder, so no part of what the rulebook is. */
    private static final String PAGE = "README.md";

    public RulebookFolder {
        var rules = new TreeMap<>(files);
        rules.remove(PAGE);
        files = Collections.unmodifiableSortedMap(rules);
    }

    /**
     * Reads a folder. Names that start with a dot are passed over.
     *
     * @throws RulebookRefused when it is not a folder, or holds a file that is not UTF-8 text
     */
    public static RulebookFolder read(Path folder) throws RulebookRefused {
        if (!Files.isDirectory(folder)) {
            throw new RulebookRefused(List.of(new Problem(folder.toString(), 0, "is not a folder of rules")));
        }
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (!name.startsWith(".") && !name.contains("/.")) {
                    files.put(name, text(Files.readString(path)));
                }
            }
        } catch (IOException e) {
            throw new RulebookRefused(
                    List.of(new Problem(folder.toString(), 0, "cannot be read as UTF-8 text: " + e.getMessage())));
        }
        return new RulebookFolder(files);
    }

    /** With line endings normalised, so that a checkout on another system has the same digest. */
    static String text(String asItIs) {
        return asItIs.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The same folder with one file put in or replaced; what tests of lint and of mutation are made with. */
    public RulebookFolder with(String path, String text) {
        var more = new TreeMap<>(files);
        more.put(path, text);
        return new RulebookFolder(more);
    }

    /** The same folder without a file. */
    public RulebookFolder without(String path) {
        var fewer = new TreeMap<>(files);
        fewer.remove(path);
        return new RulebookFolder(fewer);
    }

    /**
     * SHA-256 over the sorted paths and their bytes: for each file its path, a zero byte, its length in bytes in decimal, a zero
     * byte, its bytes.
     *
     * @return {@code sha256:} and 64 hex digits
     */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> file : files.entrySet()) {
                var bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                sha.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(bytes);
            }
            return "sha256:" + HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All files as a zip that {@link #unzip} reads back; the same folder always gives the same bytes. */
    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static RulebookFolder unzip(byte[] zipped) {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RulebookFolder(files);
    }
}
