package org.rightplace.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.rightplace.facts.Evidence;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Option;
import org.rightplace.facts.Request;
import org.rightplace.facts.Views;

/** The facts of one case, asked for by what they are. */
record Facts(Collection<? extends Fact> all) {

    <T extends Fact> List<T> of(Class<T> type) {
        var found = new ArrayList<T>();
        for (Fact fact : all) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return found;
    }

    <T extends Fact> List<T> of(Class<T> type, Predicate<T> which) {
        var found = of(type);
        found.removeIf(which.negate());
        return found;
    }

    <T extends Fact> boolean any(Class<T> type, Predicate<T> which) {
        return !of(type, which).isEmpty();
    }

    Request request() {
        return of(Request.class).get(0);
    }

    /** The option of a urn; null when it is none. */
    Option option(Integer urn) {
        var found = of(Option.class, option -> option.urn().equals(urn));
        return found.isEmpty() ? null : found.get(0);
    }

    /** What is recorded of somebody's views; nothing known when nothing is. */
    Views views(String of) {
        var found = of(Views.class, views -> views.of().equals(of));
        return found.isEmpty() ? new Views(of, null, null) : found.get(0);
    }

    /** Whether one entry of a list holds every one of some kinds of evidence. */
    boolean holds(String list, Long entry, String... kinds) {
        for (String kind : kinds) {
            if (!any(
                    Evidence.class,
                    e -> e.of().equals(list)
                            && e.entry().equals(entry)
                            && e.kind().equals(kind))) {
                return false;
            }
        }
        return true;
    }
}
