package org.rightplace.register;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns a kind of file is read by: our name for each, and the patterns of headings that stand for it, the first that is there
 * counting. Their order in the file does not matter, and other columns are ignored.
 */
record Columns(Map<String, List<Pattern>> known, List<String> required) {

    /** Columns that go by one heading each. */
    static Columns named(List<String> known, List<String> required) {
        var patterns = new LinkedHashMap<String, List<Pattern>>();
        known.forEach(name -> patterns.put(name, List.of(heading(Pattern.quote(name)))));
        return new Columns(patterns, required);
    }

    static Pattern heading(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Where each column stands in a file with this first row. */
    Heading in(CsvRecord first) {
        var at = new HashMap<String, Integer>();
        known.forEach((name, patterns) -> patterns.stream()
                .map(pattern -> matching(pattern, first))
                .filter(places -> !places.isEmpty())
                .findFirst()
                .ifPresent(places -> {
                    if (places.size() > 1) {
                        throw new RegisterFileRefused(
                                "The column " + name + " stands in the file twice. Nothing was imported. Remove one.");
                    }
                    at.put(name, places.get(0));
                }));
        var missing = new ArrayList<>(required);
        missing.removeAll(at.keySet());
        if (!missing.isEmpty()) {
            throw new RegisterFileRefused(
                    "The file lacks " + (missing.size() == 1 ? "the column " : "the columns ")
                            + String.join(", ", missing)
                            + ". Nothing was imported. Check that it is the right file and that its first line holds the headings.");
        }
        return new Heading(at, first.getFieldCount());
    }

    private static List<Integer> matching(Pattern pattern, CsvRecord first) {
        return IntStream.range(0, first.getFieldCount())
                .filter(i -> pattern.matcher(first.getField(i).strip()).matches())
                .boxed()
                .toList();
    }
}
