package org.rightplace.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A public CSV file being read row by row: plain or gzipped, Windows-1252 as the DfE writes it, or UTF-8 with a byte order mark.
 * Nothing but the current row is kept.
 */
final class RegisterFile {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] GZIP = {(byte) 0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String MEND = " Nothing was imported. Mend the file, or download it again.";

    private final DigestInputStream raw;

    private RegisterFile(DigestInputStream raw) {
        this.raw = raw;
    }

    /**
     * Reads all rows and gives back the SHA-256 of the file as given.
     *
     * @throws RegisterFileRefused when it is not such a file, or lacks a required column
     */
    static String read(InputStream file, Columns columns, Tally tally, Consumer<Row> each) {
        return new RegisterFile(new DigestInputStream(file, sha256())).read(columns, tally, each);
    }

    private String read(Columns columns, Tally tally, Consumer<Row> each) {
        long line = 0;
        try {
            InputStream text = new BufferedInputStream(unpacked());
            Charset charset = WINDOWS_1252;
            if (startsWith(text, UTF_8_MARK)) {
                text.skipNBytes(UTF_8_MARK.length);
                charset = StandardCharsets.UTF_8;
            }
            Iterator<CsvRecord> records = CsvReader.builder()
                    // Row.of compares the numbers of columns itself, to refuse the row and not the file.
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(new InputStreamReader(text, charset))
                    .iterator();
            if (!records.hasNext()) {
                throw new RegisterFileRefused("The file is empty." + MEND);
            }
            Heading heading = columns.in(records.next());
            while (records.hasNext()) {
                CsvRecord csv = records.next();
                line = csv.getStartingLineNumber();
                tally.read();
                try {
                    each.accept(Row.of(heading, csv));
                } catch (RowRefused e) {
                    tally.refused(e.at(line));
                }
            }
            // The unpacker may leave the file's last bytes unread.
            raw.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(raw.getMessageDigest().digest());
        } catch (CsvParseException e) {
            throw new RegisterFileRefused("The row after line " + line
                    + " cannot be read: a quotation mark is missing or stands in the wrong place." + MEND);
        } catch (IOException | UncheckedIOException e) {
            throw new RegisterFileRefused(
                    "The file cannot be read to its end: it is damaged or cut short, or the disk failed." + MEND);
        }
    }

    private InputStream unpacked() throws IOException {
        var start = new BufferedInputStream(raw);
        if (startsWith(start, ZIP)) {
            throw new RegisterFileRefused("This is a ZIP file. Unpack it and import the CSV file inside.");
        }
        return startsWith(start, GZIP) ? new GZIPInputStream(start, 1 << 16) : start;
    }

    private static boolean startsWith(InputStream in, byte[] magic) throws IOException {
        in.mark(magic.length);
        byte[] start = in.readNBytes(magic.length);
        in.reset();
        return Arrays.equals(start, magic);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
