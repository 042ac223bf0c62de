package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * A ledger as a folder of plain files that can be checked without it: {@value #ENTRIES}, line n the body of entry n-1 as it is hashed;
 * {@value #LEAVES}, number and recorded hash of each; {@value #PRIVATE}, when asked for, the private sections with their salts;
 * {@value #CHECKPOINT}; {@value #KEY}; {@value #EARLIER}, checkpoints that were written to files before; and {@code MANIFEST}.
 */
final class Export {

    static final String ENTRIES = "entries.jsonl";
    static final String LEAVES = "leaves.txt";
    static final String PRIVATE = "private.jsonl";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String KEY = "key.txt";
    static final String EARLIER = "checkpoints";

    private Export() {}

    /** Where the entries come from: an open ledger. */
    interface Source {
        /** Entries in the order of their numbers, from one on: some, none once there are no more. */
        List<Entry> from(long sequence);

        List<Audit.Section> sections(long sequence);
    }

    /**
     * Writes entries and private sections; checkpoint, key and manifest come after them.
     *
     * @param size how many entries
     */
    static void entries(Path folder, Source source, long size, boolean withPrivate) throws IOException {
        try (OutputStream entries = Files.newOutputStream(folder.resolve(ENTRIES));
                OutputStream leaves = Files.newOutputStream(folder.resolve(LEAVES));
                OutputStream sections = withPrivate
                        ? Files.newOutputStream(folder.resolve(PRIVATE))
                        : OutputStream.nullOutputStream()) {
            for (long next = 0; next < size; ) {
                var page = source.from(next);
                if (page.isEmpty()) {
                    throw new IllegalStateException("Entry " + next + " is missing; verify the ledger");
                }
                for (Entry entry : page) {
                    if (entry.sequence() >= size) {
                        break;
                    }
                    line(entries, entry.bodyBytes());
                    line(leaves, (entry.sequence() + " " + entry.leafHash()).getBytes(UTF_8));
                    if (withPrivate) {
                        for (Audit.Section section : source.sections(entry.sequence())) {
                            line(sections, line(entry.sequence(), section));
                        }
                    }
                }
                next = page.get(page.size() - 1).sequence() + 1;
            }
        }
    }

    /** A private section in canonical JSON, so that there is one way to write it. */
    private static byte[] line(long sequence, Audit.Section section) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("sequence", sequence).put("name", section.name());
        line.put("salt", HexFormat.of().formatHex(section.salt()));
        line.set("content", CanonicalJson.read(section.content()));
        return CanonicalJson.bytes(line);
    }

    private static void line(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.write('\n');
    }

    /** Adds checkpoints and key, and signs what is there. */
    static void finish(Path folder, String newest, List<Path> earlier, NoteKey key, SigningKey secret)
            throws IOException {
        Files.writeString(folder.resolve(CHECKPOINT), newest);
        Files.writeString(folder.resolve(KEY), key.text() + "\n");
        for (Path file : earlier) {
            Files.createDirectories(folder.resolve(EARLIER));
            Files.copy(file, folder.resolve(EARLIER).resolve(file.getFileName().toString()));
        }
        sign(folder, key, secret);
    }

    /** Signs what is in the folder. */
    static void sign(Path folder, NoteKey key, SigningKey secret) throws IOException {
        Files.writeString(
                folder.resolve(Manifest.NAME),
                SignedNote.sign(Manifest.of(folder).text(), key, secret).written());
    }
}
