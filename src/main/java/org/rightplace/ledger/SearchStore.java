package org.rightplace.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The SQL that makes entries searchable and finds them. Those who write hold the head. */
final class SearchStore {

    private SearchStore() {}

    /**
     * An entry that was found, unread.
     *
     * @param sections how many private sections it still has
     */
    record Sighted(long sequence, int sections) {}

    /** The numbers of the entries asked for, the newest first. */
    static List<Long> find(Handle handle, Filter asked, long before, int limit) {
        var where = conditions(asked);
        where.add("e.sequence < :%s", before);
        return handle.createQuery("SELECT e.sequence FROM ledger_entry e WHERE "
                        + String.join(" AND ", where.conditions) + " ORDER BY e.sequence DESC LIMIT :limit")
                .bindMap(where.bound)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** All the entries asked for, the newest first. */
    static List<Sighted> all(Handle handle, Filter asked) {
        var where = conditions(asked);
        where.add("1 = 1");
        return handle.createQuery(
                        "SELECT e.sequence, (SELECT COUNT(*) FROM ledger_section s WHERE s.sequence = e.sequence) AS sections"
                                + " FROM ledger_entry e WHERE " + String.join(" AND ", where.conditions)
                                + " ORDER BY e.sequence DESC")
                .bindMap(where.bound)
                .map((row, context) -> new Sighted(row.getLong("sequence"), row.getInt("sections")))
                .list();
    }

    private static Conditions conditions(Filter asked) {
        var where = new Conditions();
        if (asked.kind() != null) {
            where.add("e.kind = :%s", asked.kind().wireName());
        }
        if (asked.from() != null) {
            where.add("e.recorded_at >= :%s", startOf(asked.from()));
        }
        if (asked.to() != null) {
            where.add("e.recorded_at <= :%s", endOf(asked.to()));
        }
        where.addTag(Tag.OUTCOME, asked.outcome());
        where.addPrinciple(asked.principle());
        where.addTag(
                Tag.SETTING, asked.setting() == null ? null : asked.setting().toString());
        if (asked.departed() != null) {
            where.add(
                    (asked.departed() ? "" : "NOT ")
                            + "EXISTS (SELECT 1 FROM ledger_entry c JOIN ledger_tag t ON t.sequence = c.sequence"
                            + " WHERE c.follows = e.decision_id AND c.kind = :%s AND t.name = :%s AND t.code = :%s"
                            // The latest choice stands.
                            + " AND NOT EXISTS (SELECT 1 FROM ledger_entry l JOIN ledger_tag lt ON lt.sequence = l.sequence"
                            + " WHERE l.follows = e.decision_id AND l.kind = :%s AND lt.name = :%s"
                            + " AND l.sequence > c.sequence))",
                    EntryKind.HUMAN_CHOICE.wireName(),
                    Tag.CHOICE,
                    "departed",
                    EntryKind.HUMAN_CHOICE.wireName(),
                    Tag.CHOICE);
        }
        if (asked.text() != null) {
            // POSITION knows no wildcards.
            Words.of(asked.text())
                    .forEach(word -> where.add(
                            "EXISTS (SELECT 1 FROM ledger_section s WHERE s.sequence = e.sequence"
                                    + " AND POSITION(:%s IN s.words) > 0)",
                            word));
        }
        if (asked.sight() != null) {
            where.addSight(asked.sight());
        }
        return where;
    }

    /** Conditions that must all hold. Whatever was asked is bound, never part of a condition's text. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> bound = new HashMap<>();

        /** @param condition with {@code :%s} wherever one of the values belongs */
        void add(String condition, Object... values) {
            var names = new ArrayList<String>();
            for (var value : values) {
                var name = "asked" + bound.size();
                bound.put(name, value);
                names.add(name);
            }
            conditions.add(condition.formatted(names.toArray()));
        }

        void addTag(String name, String code) {
            if (code != null) {
                addTag(name, List.of(code));
            }
        }

        /** With its outcome, {@code STAT-10:MET}, or alone. */
        void addPrinciple(String asked) {
            if (asked != null) {
                addTag(
                        Tag.PRINCIPLE,
                        Stream.concat(Stream.of(asked), Tag.REACHED.stream().map(outcome -> asked + ":" + outcome))
                                .toList());
            }
        }

        /** As {@link Sight#covers}. */
        void addSight(Sight sight) {
            var values = new ArrayList<Object>();
            Sight.THE_LOGS_OWN.stream().map(EntryKind::wireName).forEach(values::add);
            var own = "e.kind IN (" + places(values.size()) + ")";
            if (sight.authorities().isEmpty()) {
                add(own, values.toArray());
                return;
            }
            values.add(EntryKind.ERASURE.wireName());
            values.add(Tag.AUTHORITY);
            values.addAll(sight.authorities());
            var about = "(e.kind = :%s"
                    + (sight.ofPersons() ? " OR e.subject_id IS NOT NULL" : "")
                    + (sight.ofServices() ? " OR e.subject_id IS NULL" : "") + ")";
            add(
                    "(" + own + " OR " + about + " AND e.sequence IN (SELECT sequence FROM ledger_tag"
                            + " WHERE name = :%s AND code IN ("
                            + places(sight.authorities().size()) + ")))",
                    values.toArray());
        }

        private static String places(int count) {
            return String.join(", ", Collections.nCopies(count, ":%s"));
        }

        private void addTag(String name, List<String> codes) {
            if (!codes.stream().allMatch(Tag::canBe)) {
                conditions.add("1 = 0");
                return;
            }
            var bound = new ArrayList<Object>();
            bound.add(name);
            bound.addAll(codes);
            add(
                    "e.sequence IN (SELECT sequence FROM ledger_tag WHERE name = :%s AND code IN ("
                            + places(codes.size()) + "))",
                    bound.toArray());
        }
    }

    private static String startOf(LocalDate day) {
        return Body.text(day.atStartOfDay(Filter.ENGLAND).toInstant());
    }

    /** The last millisecond of a day. */
    private static String endOf(LocalDate day) {
        return Body.text(
                day.plusDays(1).atStartOfDay(Filter.ENGLAND).toInstant().minusMillis(1));
    }

    /** In the order of their index, in which neighbours are written to the same page. */
    static void insertTags(Handle handle, SortedMap<Long, Set<Tag>> bySequence) {
        record Row(String name, String code, long sequence) {}
        var rows = new ArrayList<Row>();
        bySequence.forEach(
                (sequence, tags) -> tags.forEach(tag -> rows.add(new Row(tag.name(), tag.code(), sequence))));
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(Row::name).thenComparing(Row::code).thenComparing(Row::sequence));
        var batch =
                handle.prepareBatch("INSERT INTO ledger_tag (sequence, name, code) VALUES (:sequence, :name, :code)");
        rows.forEach(row -> batch.bind("sequence", row.sequence())
                .bind("name", row.name())
                .bind("code", row.code())
                .add());
        batch.execute();
    }

    /** The sections of an entry whose words are not worked out yet, by name. */
    static Map<String, byte[]> wordless(Handle handle, long sequence) {
        var sections = new TreeMap<String, byte[]>();
        handle.createQuery("SELECT name, content FROM ledger_section WHERE sequence = :sequence AND words IS NULL")
                .bind("sequence", sequence)
                .map((row, context) -> Map.entry(row.getString("name"), row.getBytes("content")))
                .forEach(section -> sections.put(section.getKey(), section.getValue()));
        return sections;
    }

    static void updateWords(Handle handle, long sequence, String section, String words) {
        handle.createUpdate("UPDATE ledger_section SET words = :words WHERE sequence = :sequence AND name = :name")
                .bind("words", words)
                .bind("sequence", sequence)
                .bind("name", section)
                .execute();
    }

    /** All entries with a lower number have their tags and words. */
    static long searchable(Handle handle) {
        return handle.createQuery("SELECT searchable FROM ledger_head WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    static void searchableTo(Handle handle, long sequence) {
        handle.createUpdate("UPDATE ledger_head SET searchable = :sequence WHERE id = 1")
                .bind("sequence", sequence)
                .execute();
    }
}
