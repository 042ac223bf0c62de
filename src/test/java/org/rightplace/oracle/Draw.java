package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Drawing at random, and JSON objects without the fields that were drawn as not known. */
record Draw(Random random) {

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return pick(Arrays.asList(values));
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** True, save seldom. */
    Boolean nearlyAlways() {
        return oneIn(100) ? pick(Boolean.FALSE, null) : Boolean.TRUE;
    }

    /** A day, or seldom none. */
    LocalDate orNot(LocalDate day) {
        return oneIn(8) ? null : day;
    }

    /** An object of names and values in turn, less those that are null. */
    static Map<String, Object> object(Object... named) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < named.length; i += 2) {
            if (named[i + 1] != null) {
                object.put((String) named[i], named[i + 1] instanceof LocalDate day ? day.toString() : named[i + 1]);
            }
        }
        return object;
    }
}
