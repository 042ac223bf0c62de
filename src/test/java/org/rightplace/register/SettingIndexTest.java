package org.rightplace.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingIndexTest {

    private static RegisterEntry at(int urn, Long easting, Long northing) {
        return new RegisterEntry(
                urn,
                "Reed Bank School",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new TreeSet<>(),
                null,
                null,
                null,
                null,
                null,
                null,
                easting,
                northing,
                null,
                null,
                null,
                LocalDate.EPOCH,
                null);
    }

    @Test
    void findsWhatAWalkThroughAllFinds() {
        for (long seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var entries = new ArrayList<RegisterEntry>();
            int count = random.nextInt(150);
            for (int i = 0; i < count; i++) {
                // A small square, so that equal distances and equal places come up.
                entries.add(at(900001 + i, 540_000L + random.nextInt(300), 260_000L + random.nextInt(300)));
            }
            Collections.shuffle(entries, random);
            long easting = 539_900 + random.nextInt(500);
            long northing = 259_900 + random.nextInt(500);
            long metres = random.nextInt(400);

            assertThat(SettingIndex.of(entries).within(easting, northing, metres))
                    .as("seed %d", seed)
                    .isEqualTo(walk(entries, easting, northing, metres));
        }
    }

    private static List<SettingIndex.Near> walk(List<RegisterEntry> entries, long easting, long northing, long metres) {
        return entries.stream()
                .map(entry -> new SettingIndex.Near(
                        entry,
                        Math.round(Math.sqrt(
                                Math.pow(entry.easting() - easting, 2) + Math.pow(entry.northing() - northing, 2)))))
                .filter(near -> near.metres() <= metres)
                .sorted(Comparator.comparing(SettingIndex.Near::metres)
                        .thenComparing(near -> near.entry().urn()))
                .toList();
    }

    @Test
    void leavesOutSettingsWithoutAPlace() {
        var index = SettingIndex.of(List.of(at(900001, null, null), at(900002, 540_000L, 260_000L)));

        assertThat(index.within(540_000, 260_000, 1_000_000))
                .extracting(near -> near.entry().urn())
                .containsExactly(900002);
        assertThat(SettingIndex.of(List.of()).within(540_000, 260_000, 1_000)).isEmpty();
    }
}
