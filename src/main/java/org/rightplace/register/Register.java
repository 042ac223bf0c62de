package org.rightplace.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * The register of settings as it stood on a day. Before the day of the first import it is empty. Safe for many threads; an import,
 * also by another process, is seen by the next call.
 */
public final class Register {

    private final Jdbi jdbi;
    private Snapshots snapshots = new Snapshots(null);

    public Register(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<RegisterEntry> byUrn(int urn, LocalDate asAt) {
        return jdbi.withHandle(handle -> RegisterStore.byUrn(handle, urn, asAt));
    }

    /** All settings, closed ones too, in the order of their urns. */
    public List<RegisterEntry> all(LocalDate asAt) {
        return List.copyOf(snapshot(asAt).entries().values());
    }

    /** The settings with a known place, to be searched by distance. */
    public SettingIndex index(LocalDate asAt) {
        return snapshot(asAt).index();
    }

    /** SHA-256, in hexadecimal, that identifies the imported files in use; null before the first. */
    public String digest() {
        return jdbi.withHandle(ImportLog.SETTINGS::digest);
    }

    /** The newest import of settings; empty before the first. */
    public Optional<LastImport> lastImport() {
        return jdbi.withHandle(ImportLog.SETTINGS::last);
    }

    /** The whole register as at a day, read once and shared. */
    public Snapshot snapshot(LocalDate asAt) {
        return jdbi.withHandle(handle -> {
            Moment moment = handle.createQuery("""
                            select max(id), max(case when effective_from <= :asAt then effective_from end)
                            from register_import where kind = :kind""")
                    .bind("asAt", asAt)
                    .bind("kind", ImportLog.SETTINGS.name())
                    .map((row, context) -> new Moment(row.getObject(1, Long.class), row.getObject(2, LocalDate.class)))
                    .one();
            if (moment.effectiveFrom() == null) {
                return Snapshot.of(List.of());
            }
            return snapshotsAfter(moment.newestImport())
                    // Nothing changes between the days of two imports, so one snapshot serves them all.
                    .get(moment.effectiveFrom(), day -> Snapshot.of(RegisterStore.all(handle, day)));
        });
    }

    private synchronized Snapshots snapshotsAfter(Long newestImport) {
        if (!newestImport.equals(snapshots.newestImport)) {
            snapshots = new Snapshots(newestImport);
        }
        return snapshots;
    }

    private record Moment(Long newestImport, LocalDate effectiveFrom) {}

    /**
     * The register as at a day.
     *
     * @param entries every setting by urn, closed ones too
     * @param index those with a known place, by distance
     */
    public record Snapshot(SortedMap<Integer, RegisterEntry> entries, SettingIndex index) {

        static Snapshot of(List<RegisterEntry> entries) {
            var byUrn = new TreeMap<Integer, RegisterEntry>();
            entries.forEach(entry -> byUrn.put(entry.urn(), entry));
            return new Snapshot(Collections.unmodifiableSortedMap(byUrn), SettingIndex.of(entries));
        }
    }

    /** What was read since one import, by the day from which it holds; forgotten as a whole after the next. */
    private static final class Snapshots {

        /** A decision, its what-if and a replay ask for few days at a time; the whole register takes about 50 MB a day. */
        private static final int KEPT = 4;

        private final Long newestImport;
        private final Map<LocalDate, Snapshot> byDay = new HashMap<>();

        private Snapshots(Long newestImport) {
            this.newestImport = newestImport;
        }

        private synchronized Snapshot get(LocalDate day, Function<LocalDate, Snapshot> read) {
            if (!byDay.containsKey(day) && byDay.size() >= KEPT) {
                byDay.clear();
            }
            return byDay.computeIfAbsent(day, read);
        }
    }
}
