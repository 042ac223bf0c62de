package org.rightplace.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rightplace.decision.Kept;

/**
 * The latest review of each contract, for whoever looks after all of them.
 *
 * @param reviews in the order asked for
 * @param erased how many reviews were left out because their private part has been erased
 */
public record Portfolio(List<Review> reviews, int erased) {

    /** What it is sorted by; contracts that are alike in it come by their reference. */
    public enum Sort {
        /** The worst colour first, those without one last. */
        RAG(Comparator.comparing(Portfolio::colour, Comparator.nullsLast(Comparator.reverseOrder()))),
        /** The first last day first, those without one last. */
        DEADLINE(Comparator.comparing(
                (Review review) -> review.next().map(Review.Deadline::due).orElse(null),
                Comparator.nullsLast(Comparator.naturalOrder())));

        private final Comparator<Review> order;

        Sort(Comparator<Review> order) {
            this.order = order.thenComparing(review -> review.reviewed().reference());
        }
    }

    /** @param rag only those of this colour; all for null */
    static Portfolio of(Kept.Latest<Review> latest, Sort sort, String rag) {
        return new Portfolio(
                latest.byReference().values().stream()
                        .filter(review -> rag == null
                                || Optional.of(rag).equals(review.reviewed().rag()))
                        .sorted(sort.order)
                        .toList(),
                latest.erased());
    }

    /** The place of the colour in the table of colours, which begins with the best; null where there is none. */
    private static Integer colour(Review review) {
        return review.reviewed()
                .rag()
                .map(code -> review.catalogue().table("rag-colours").codes().indexOf(code))
                .orElse(null);
    }

    /** As {@code schema/portfolio.json} has it. */
    public ObjectNode json(LocalDate today) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("asAt", today.toString());
        var contracts = json.putArray("contracts");
        reviews.forEach(review -> contracts.add(row(review, today)));
        return json.put("erased", erased);
    }

    private static ObjectNode row(Review review, LocalDate today) {
        var reviewed = review.reviewed();
        var row = JsonNodeFactory.instance.objectNode();
        row.put("decision", review.decision().id());
        row.put("recordedAt", review.decision().recordedAt());
        row.put("reference", reviewed.reference());
        row.put("title", reviewed.title());
        row.put("outcome", reviewed.outcome().conclusion().code());
        row.put("headline", review.headline());
        row.put("rag", reviewed.rag().orElse(null));
        review.next()
                .ifPresentOrElse(
                        one -> row.putObject("nextDeadline")
                                .put("clock", one.clock())
                                .put("due", one.due().toString())
                                .put("overdue", one.due().isBefore(today)),
                        () -> row.putNull("nextDeadline"));
        return row;
    }
}
