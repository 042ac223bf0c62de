package org.rightplace.decision;

import java.util.List;
import org.rightplace.facts.Conclusion;
import org.rightplace.rulebook.Concluded;

/** What the steps of a rulebook concluded of one question, whatever was asked. */
public interface Conclusions {

    /** Every conclusion, in the order of the steps. */
    List<Concluded> concluded();

    /** The outcome: what the first step that reached one concluded. */
    default Concluded outcome() {
        return concluded().stream()
                .filter(one -> one.conclusion().kind().equals("outcome"))
                .findFirst()
                .orElseThrow();
    }

    /** The conclusions of one kind. */
    default List<Conclusion> of(String kind) {
        return concluded().stream()
                .map(Concluded::conclusion)
                .filter(one -> one.kind().equals(kind))
                .toList();
    }

    /** The codes of a kind, once each, sorted. */
    default List<String> codes(String kind) {
        return of(kind).stream().map(Conclusion::code).distinct().sorted().toList();
    }
}
