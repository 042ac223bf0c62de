package org.rightplace.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rightplace.ledger.Manifest;
import org.rightplace.ledger.NoteKey;

/**
 * A backup opened to be read. Nothing in it is believed before the manifest's signature was checked, and then only files that are listed,
 * up to the size that is listed: their names lead nowhere on the disk, and none can unpack to more than it should.
 */
final class BackupFile implements AutoCloseable {

    /** A manifest or a note is never as large. */
    private static final int MOST_OF_A_NOTE = 1 << 20;

    private final ZipFile zip;
    private NoteKey key;
    private Map<String, Manifest.Listed> listed = Map.of();
    private JsonNode about;

    private BackupFile(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws CannotRestore when the file is no backup */
    static BackupFile open(Path file) throws IOException, CannotRestore {
        BackupFile backup;
        try {
            backup = new BackupFile(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw new CannotRestore(file + " is no backup, or was cut off: it cannot be read as a zip");
        }
        try {
            backup.key = NoteKey.parse(backup.text(Backup.KEY));
        } catch (IllegalArgumentException | ZipException | EOFException e) {
            backup.close();
            throw new CannotRestore(file + " is no backup, or was changed: " + Backup.KEY + " in it is no key");
        } catch (CannotRestore e) {
            backup.close();
            throw e;
        }
        return backup;
    }

    /** The key it says it was signed with; to be held against one that is trusted. */
    NoteKey key() {
        return key;
    }

    /**
     * Checks the signature, that everything listed is there, and every byte of it.
     *
     * @throws CannotRestore when anything is not as it was written
     */
    void check() throws IOException, CannotRestore {
        try {
            listed = Manifest.read(bytes(Manifest.NAME, MOST_OF_A_NOTE), key, Backup.KIND)
                    .files();
            var names = zip.stream().map(one -> one.getName()).collect(Collectors.toCollection(TreeSet::new));
            names.remove(Manifest.NAME);
            if (!names.equals(listed.keySet()) || zip.size() != listed.size() + 1) {
                throw new CannotRestore("The backup holds other files than its " + Manifest.NAME + " lists");
            }
            for (var one : listed.entrySet()) {
                try (var in = open(one.getKey())) {
                    if (!Manifest.Listed.of(in).equals(one.getValue())) {
                        throw new CannotRestore(
                                one.getKey() + " in the backup is not as it was written: its bytes were changed");
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new CannotRestore("The backup is not as it was written: " + e.getMessage());
        } catch (ZipException | EOFException e) {
            throw new CannotRestore("The backup is not as it was written: it cannot be unpacked");
        }
        about = new JsonMapper().readTree(text(Backup.ABOUT));
    }

    /** When it was made, ISO 8601. */
    String at() {
        return about.path("at").asText();
    }

    /** The version of the schema it was made with. */
    String schema() {
        return about.path("schema").asText();
    }

    /** The version of the program it was made with. */
    String program() {
        return about.path("program").asText();
    }

    /** How many rows of a table it holds; none of a table that was not there then. */
    long rows(Tables.Table table) {
        return about.path("rows").path(table.name()).asLong();
    }

    boolean has(Tables.Table table) {
        return listed.containsKey(table.file());
    }

    String text(String name) throws IOException, CannotRestore {
        return new String(bytes(name, MOST_OF_A_NOTE), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name, int most) throws IOException, CannotRestore {
        try (var in = entry(name)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new CannotRestore(name + " in the backup is larger than any");
            }
            return bytes;
        }
    }

    /** A file that is listed, up to one byte more than its size. */
    InputStream open(String name) throws IOException, CannotRestore {
        long most = listed.get(name).size() + 1;
        return new FilterInputStream(entry(name)) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int one = left > 0 ? in.read() : -1;
                left -= one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(bytes, from, (int) Math.min(length, left));
                left -= Math.max(read, 0);
                return read;
            }
        };
    }

    private InputStream entry(String name) throws IOException, CannotRestore {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new CannotRestore("This is no backup: there is no file " + name + " in it");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
