package org.rightplace.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A rules folder that somebody sent as a zip. Nothing in it is believed, not even its own word on how large it is: reading stops at the
 * first bound it passes, and nothing is ever written to a disk.
 */
public final class RulebookZip {

    /** Largest zip, in bytes. */
    public static final int MOST_ZIPPED = 8 << 20;

    static final int MOST_FILES = 4_000;
    static final int MOST_OF_A_FILE = 1 << 20;
    static final int MOST_IN_ALL = 32 << 20;

    /** Rules shrink to a quarter or a tenth; what shrinks to less than this is no text that anybody wrote. */
    static final int MOST_TIMES_LARGER = 100;

    private static final int LONGEST_NAME = 200;

    private final byte[] zipped;
    private final TreeMap<String, String> files = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private int entries;
    private long total;

    private RulebookZip(byte[] zipped) {
        this.zipped = zipped;
    }

    /**
     * Reads a zip of a rules folder: of what is in it, or of the folder itself. Names that start with a dot are passed over, as
     * {@link RulebookFolder#read} does, so the digest is that of the folder.
     *
     * @throws RulebookRefused when it is no zip, holds what no rules folder holds, or is larger than any
     */
    public static RulebookFolder read(byte[] zipped) throws RulebookRefused {
        if (zipped.length > MOST_ZIPPED) {
            throw refused("is larger than " + (MOST_ZIPPED >> 20) + " MiB");
        }
        return new RulebookZip(zipped).folder();
    }

    private RulebookFolder folder() throws RulebookRefused {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                take(entry, zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused("cannot be read as a zip");
        }
        if (entries == 0) {
            throw refused("is not a zip, or an empty one");
        }
        directory();
        return new RulebookFolder(inside());
    }

    private void take(ZipEntry entry, ZipInputStream zip) throws IOException, RulebookRefused {
        var name = entry.getName();
        entries++;
        if (entries > MOST_FILES) {
            throw refused("holds more than " + MOST_FILES + " files and folders");
        }
        if (!plain(name)) {
            throw refused("names its entry " + entries
                    + " in a way that leads out of the folder or that no rules file is named");
        }
        // Some systems keep one file where names differ in their case only: which, nobody could say.
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw refused("holds its entry " + entries + " twice");
        }
        if (entry.isDirectory()) {
            return;
        }
        var bytes = content(zip);
        if (!name.startsWith(".") && !name.contains("/.")) {
            files.put(name, text(name, bytes));
        }
    }

    /** Names between slashes, each one a name and none of them a way up. */
    private static boolean plain(String name) {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith("/")
                || name.contains("//")
                || name.contains("\\")
                || name.contains(":")
                || name.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String part : name.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private byte[] content(ZipInputStream zip) throws IOException, RulebookRefused {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            total += read;
            if (bytes.size() + read > MOST_OF_A_FILE) {
                throw refused("holds a file of more than " + (MOST_OF_A_FILE >> 20) + " MiB");
            }
            if (total > MOST_IN_ALL || total > (long) MOST_TIMES_LARGER * zipped.length) {
                throw refused("unpacks to more than " + (MOST_IN_ALL >> 20) + " MiB, or to more than "
                        + MOST_TIMES_LARGER + " times its own size");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    private static String text(String name, byte[] bytes) throws RulebookRefused {
        try {
            return RulebookFolder.text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new RulebookRefused(List.of(new Problem(name, 0, "is not UTF-8 text")));
        }
    }

    /** Where everything lies in one folder, that folder is the rulebook's. */
    private TreeMap<String, String> inside() {
        int slash = files.isEmpty() ? -1 : files.firstKey().indexOf('/');
        var first = slash < 0 ? "" : files.firstKey().substring(0, slash + 1);
        if (files.containsKey("manifest.yaml") || !files.keySet().stream().allMatch(name -> name.startsWith(first))) {
            return files;
        }
        var inside = new TreeMap<String, String>();
        files.forEach((name, text) -> inside.put(name.substring(first.length()), text));
        return inside;
    }

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final int UNIX = 3;
    private static final int KIND_OF_FILE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;

    /**
     * The list at the end of the zip, which alone says what is a link or a device. It must name the same entries as were read: some programs
     * go by the one, some by the other, and what the approver looked at has to be what is put in service.
     */
    private void directory() throws RulebookRefused {
        var bytes = ByteBuffer.wrap(zipped).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = zipped.length - END_BYTES;
            while (bytes.getInt(end) != END) {
                end--;
            }
            var listed = new HashSet<String>();
            int at = bytes.getInt(end + 16);
            for (; bytes.getInt(at) == ENTRY; at += ENTRY_BYTES) {
                int name = Short.toUnsignedInt(bytes.getShort(at + 28));
                var text = new String(zipped, at + ENTRY_BYTES, name, StandardCharsets.UTF_8);
                listed.add(text.toLowerCase(Locale.ROOT));
                int kind = bytes.getInt(at + 38) >>> 16 & KIND_OF_FILE;
                if (bytes.get(at + 5) == UNIX && kind != 0 && kind != FILE && kind != FOLDER) {
                    throw refused("holds a link or something else that is neither file nor folder");
                }
                at += name
                        + Short.toUnsignedInt(bytes.getShort(at + 30))
                        + Short.toUnsignedInt(bytes.getShort(at + 32));
            }
            if (!listed.equals(names)) {
                throw refused("lists other files than it holds");
            }
        } catch (IndexOutOfBoundsException e) {
            throw refused("is cut off");
        }
    }

    private static RulebookRefused refused(String why) {
        return new RulebookRefused(List.of(new Problem("the zip", 0, why)));
    }
}
