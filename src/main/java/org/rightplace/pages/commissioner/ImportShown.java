package org.rightplace.pages.commissioner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rightplace.contract.FileKind;
import org.rightplace.contract.Handed;
import org.rightplace.contract.Review;
import org.rightplace.schema.InputError;

/**
 * What came of a file of contracts, row by row.
 *
 * @param kind what the file is, in words
 * @param recorded whether the reviews were recorded; else they were only tried
 * @param passedOver letters of the columns whose headings are not known
 */
public record ImportShown(
        String kind, boolean recorded, List<Row> accepted, List<Refused> refused, List<String> passedOver) {

    /**
     * A contract that was reviewed.
     *
     * @param id of the review; null where it was not recorded
     * @param outcome in words
     */
    public record Row(
            String id, String reference, String title, int measures, Colour colour, String outcome, String headline) {}

    /**
     * A contract, or a whole file, that could not be read.
     *
     * @param what it is
     */
    public record Refused(String what, List<Wrong> wrongs) {}

    /**
     * One thing wrong.
     *
     * @param place pointer into JSON; empty where the words say the place, and for the whole
     * @param words what is wanted
     */
    public record Wrong(String place, String words) {}

    static ImportShown of(Handed handed, boolean recorded) {
        var refused = new ArrayList<Refused>();
        for (var one : handed.refused()) {
            refused.add(new Refused(
                    one.release() != null
                            ? "Release " + one.release()
                            : handed.kind() == FileKind.PUBLISHED ? "A release without an id" : "The file",
                    one.errors().stream().map(ImportShown::wrong).toList()));
        }
        return new ImportShown(
                switch (handed.kind()) {
                    case CONTRACT -> "A contract as JSON";
                    case PUBLISHED -> "Published contract data (OCDS)";
                    case KPI_SHEET -> "A list of measures (CSV)";
                    case UNKNOWN -> "Not known";
                },
                recorded,
                handed.reviews().stream().map(ImportShown::row).toList(),
                refused,
                handed.passedOver());
    }

    private static Row row(Review review) {
        var reviewed = review.reviewed();
        var outcome = reviewed.outcome().conclusion().code();
        return new Row(
                review.decision().id(),
                reviewed.reference(),
                Objects.requireNonNullElse(reviewed.title(), "No title"),
                reviewed.measures().size(),
                Colour.of(reviewed.rag(), review.catalogue()),
                review.catalogue().name("contract-outcomes", outcome),
                review.headline());
    }

    private static Wrong wrong(InputError error) {
        return new Wrong(error.pointer().startsWith("cell=") ? "" : error.pointer(), error.detail());
    }
}
