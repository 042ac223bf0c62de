package org.rightplace.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Imports the ONS Postcode Directory, or a part of it, in one transaction. Postcodes the file does not name stay as they are; ended
 * ones are kept. In Northern Ireland the directory uses the Irish Grid, so there the district is kept and the place is unknown.
 */
public final class PostcodeImport {

    private static final int BATCH = 2000;

    private static final String POSTCODE = "pcd";
    private static final String DISTRICT = "laua";
    private static final String EASTING = "oseast1m";
    private static final String NORTHING = "osnrth1m";
    private static final Pattern GSS = Pattern.compile("[A-Z][0-9]{8}");
    private static final Columns COLUMNS = columns();

    private final Jdbi jdbi;

    public PostcodeImport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Imports a file from disk; see {@link #read(InputStream, LongConsumer)}. */
    public ImportReport read(Path file, LongConsumer progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in, progress);
        }
    }

    /**
     * @param file plain or gzipped CSV; not closed here
     * @param progress told the rows read so far, every thousand and at the end
     * @throws RegisterFileRefused when the file as a whole cannot be imported; then nothing was
     */
    public ImportReport read(InputStream file, LongConsumer progress) {
        return jdbi.inTransaction(handle -> {
            ImportLog.takeTurn(handle);
            var run = new Run(handle, new Tally(progress));
            String digest = RegisterFile.read(file, COLUMNS, run.tally, run::take);
            run.write();
            ImportReport report = run.tally.report(digest);
            ImportLog.POSTCODES.record(handle, report, null);
            return report;
        });
    }

    private static PostcodePlace place(Row row) {
        String postcode = Postcodes.normalised(row.text(POSTCODE));
        if (postcode == null) {
            throw new RowRefused(POSTCODE, "The postcode does not have the shape of one.");
        }
        String district = row.text(DISTRICT);
        if (district != null && !GSS.matcher(district).matches()) {
            throw new RowRefused(DISTRICT, "The district is not a letter and eight digits.");
        }
        boolean irishGrid = district != null && district.startsWith("N");
        Place place = irishGrid ? Place.UNKNOWN : Place.in(row, EASTING, NORTHING, Place.NATIONAL_GRID);
        return new PostcodePlace(postcode, district, place.easting(), place.northing());
    }

    /** The directory has renamed its columns over the years; of several postcode columns any will do. */
    private static Columns columns() {
        var known = new LinkedHashMap<String, List<Pattern>>();
        known.put(POSTCODE, List.of(Columns.heading("pcd"), Columns.heading("pcds"), Columns.heading("pcd7")));
        known.put(
                DISTRICT,
                List.of(Columns.heading("laua"), Columns.heading("oslaua"), Columns.heading("lad[0-9]{2}cd")));
        known.put(EASTING, List.of(Columns.heading("oseast1m"), Columns.heading("east1m")));
        known.put(NORTHING, List.of(Columns.heading("osnrth1m"), Columns.heading("north1m")));
        return new Columns(known, List.copyOf(known.keySet()));
    }

    /** One import under way. */
    private static final class Run {

        private final Handle handle;
        private final Tally tally;
        private final boolean first;
        private final Seen seen = new Seen();
        private final List<PostcodePlace> batch = new ArrayList<>(BATCH);

        private Run(Handle handle, Tally tally) {
            this.handle = handle;
            this.tally = tally;
            this.first = PostcodeStore.empty(handle);
        }

        private void take(Row row) {
            PostcodePlace place = place(row);
            if (!seen.add(place.postcode())) {
                throw new RowRefused(POSTCODE, "The postcode already stands on an earlier line.");
            }
            batch.add(place);
            if (batch.size() == BATCH) {
                write();
            }
        }

        private void write() {
            Map<String, PostcodePlace> before = first || batch.isEmpty()
                    ? Map.of()
                    : PostcodeStore.find(
                            handle, batch.stream().map(PostcodePlace::postcode).toList());
            var added = new ArrayList<PostcodePlace>();
            var changed = new ArrayList<PostcodePlace>();
            for (PostcodePlace place : batch) {
                PostcodePlace was = before.get(place.postcode());
                if (was == null) {
                    tally.added();
                    added.add(place);
                } else if (was.equals(place)) {
                    tally.unchanged();
                } else {
                    tally.changed();
                    changed.add(place);
                }
            }
            PostcodeStore.insert(handle, added);
            PostcodeStore.update(handle, changed);
            batch.clear();
        }
    }

    /** The postcodes of one file: a few thousand first halves with a bit for each second half, where millions of texts would not do. */
    private static final class Seen {

        private final Map<String, BitSet> byOutward = new HashMap<>();

        /** Whether it had not been seen before. */
        private boolean add(String postcode) {
            int space = postcode.indexOf(' ');
            int inward = ((postcode.charAt(space + 1) - '0') * 26 + postcode.charAt(space + 2) - 'A') * 26
                    + postcode.charAt(space + 3)
                    - 'A';
            BitSet inwards = byOutward.computeIfAbsent(postcode.substring(0, space), outward -> new BitSet());
            boolean fresh = !inwards.get(inward);
            inwards.set(inward);
            return fresh;
        }
    }
}
