package org.rightplace.tribunal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The zip of a bundle. It is not compressed and holds no times, so that the same files always give the same bytes: whoever reads one
 * packs it again and sees that not a bit of it is otherwise. Nothing read is ever written to a disk.
 */
final class Container {

    /** Largest bundle, in bytes: a rulebook has at most half as many. */
    private static final int MOST = 64 << 20;

    private static final int MOST_FILES = 5_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Container() {}

    static byte[] zip(SortedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var crc = new CRC32();
                crc.update(file.getValue());
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The files of a bundle: of its zip, or of the folder it was unpacked to. */
    static SortedMap<String, byte[]> read(Path bundle) throws NoBundle {
        try {
            if (Files.isDirectory(bundle)) {
                return folder(bundle);
            }
            if (!Files.isRegularFile(bundle)) {
                throw new NoBundle(bundle + " is neither a file nor a folder");
            }
            if (Files.size(bundle) > MOST) {
                throw new NoBundle(bundle + " is larger than any bundle");
            }
            return unzip(Files.readAllBytes(bundle));
        } catch (IOException | UncheckedIOException e) {
            throw new NoBundle(bundle + " cannot be read");
        }
    }

    static SortedMap<String, byte[]> unzip(byte[] zipped) throws NoBundle {
        var files = new TreeMap<String, byte[]>();
        long left = zipped.length;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // What is not compressed unpacks to less than the zip; reading stops at the first byte more.
                var bytes = zip.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0 || files.size() == MOST_FILES || files.put(entry.getName(), bytes) != null) {
                    throw new NoBundle("The zip unpacks to more than a bundle does, or holds a file twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new NoBundle("The zip is damaged: it cannot be unpacked");
        }
        if (files.isEmpty()) {
            throw new NoBundle("This is no zip");
        }
        try {
            if (Arrays.equals(zip(files), zipped)) {
                return files;
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // It cannot be packed as it is: said below.
        }
        throw new NoBundle("The zip is not as it was written: it was changed on its way, or unpacked and packed again."
                + " If you trust what unpacks it, unpack it and check the folder");
    }

    private static SortedMap<String, byte[]> folder(Path folder) throws IOException, NoBundle {
        var files = new TreeMap<String, byte[]>();
        long left = MOST;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : (Iterable<Path>) all.filter(path -> !Files.isDirectory(path))::iterator) {
                var name = folder.relativize(one).toString().replace('\\', '/');
                left -= Files.size(one);
                if (!Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS) || left < 0 || files.size() == MOST_FILES) {
                    throw new NoBundle("The folder holds a link, or more than a bundle does");
                }
                files.put(name, Files.readAllBytes(one));
            }
        }
        return files;
    }
}
