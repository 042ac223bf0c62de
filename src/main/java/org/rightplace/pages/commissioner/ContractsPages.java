package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Portfolio;
import org.rightplace.contract.Review;
import org.rightplace.decision.RecordsApi;
import org.rightplace.pages.Days;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** The latest review of every contract, for whoever looks after all of them. */
public final class ContractsPages {

    private static final int A_PAGE = 50;

    private final ContractService contracts;
    private final RecordsApi records;
    private final Supplier<Catalogue> rules;

    /** @param rules the rulebook in service, whose tables name the colours */
    public ContractsPages(ContractService contracts, RecordsApi records, Supplier<Catalogue> rules) {
        this.contracts = contracts;
        this.records = records;
        this.rules = rules;
    }

    /**
     * One contract.
     *
     * @param id of the review
     * @param title what it is called, or its reference where that is not known
     * @param deadline what the next last day is for; empty where there is none
     * @param due that day, in words
     */
    public record Line(
            String id,
            String reference,
            String title,
            Colour colour,
            String outcome,
            String headline,
            String deadline,
            String due,
            boolean overdue) {}

    /** How many contracts are of a colour. */
    public record Count(Colour colour, long contracts) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/contracts", this::portfolio).may(Role.COMMISSIONER, Role.BOARD));
    }

    private void portfolio(Context context) {
        var byDeadline = "deadline".equals(context.queryParam("sort"));
        records.look(context, Look.What.LIST);
        var all = contracts.portfolio(
                byDeadline ? Portfolio.Sort.DEADLINE : Portfolio.Sort.RAG, null, RecordsApi.sight(context));
        var today = contracts.today();
        var lines = all.reviews().stream().map(review -> line(review, today)).toList();
        var counts = counts(lines);
        var asked = Objects.requireNonNullElse(context.queryParam("colour"), "");
        var colour = counts.stream().anyMatch(one -> code(one).equals(asked)) ? asked : "";
        var shown = lines.stream()
                .filter(line -> colour.isEmpty() || code(line.colour()).equals(colour))
                .toList();
        int page = Pages.number(context);
        var values = new HashMap<String, Object>();
        values.put(
                "lines",
                shown.stream().skip((long) A_PAGE * (page - 1)).limit(A_PAGE).toList());
        values.put("found", shown.size());
        values.put("counts", counts);
        values.put("all", lines.size());
        values.put("colour", colour);
        values.put("byDeadline", byDeadline);
        values.put("erased", all.erased());
        values.put("today", Days.of(today));
        values.put("checks", SignedIn.caller(context).roles().contains(Role.COMMISSIONER));
        var here = "/contracts?sort=" + (byDeadline ? "deadline" : "colour")
                + (colour.isEmpty() ? "" : "&colour=" + colour);
        values.put("previous", page > 1 ? here : null);
        values.put("next", shown.size() > A_PAGE * page ? here + "&page=" + (page + 1) : null);
        Pages.show(context, "Contracts", "commissioner/contracts.jte", values);
    }

    /** The worst colour first, and last those without one; colours that no contract has are told too. */
    private List<Count> counts(List<Line> lines) {
        var catalogue = rules.get();
        var colours = new ArrayList<Colour>();
        catalogue.codes("rag-colours").forEach(code -> colours.add(0, Colour.of(code, catalogue)));
        lines.stream()
                .map(Line::colour)
                .filter(colour -> colours.stream().noneMatch(one -> one.code().equals(colour.code())))
                .forEach(colours::add);
        return colours.stream()
                .map(colour -> new Count(
                        colour,
                        lines.stream()
                                .filter(line -> line.colour().code().equals(colour.code()))
                                .count()))
                .toList();
    }

    private static String code(Count count) {
        return code(count.colour());
    }

    /** As an address names it. */
    private static String code(Colour colour) {
        return colour.code().isEmpty() ? "none" : colour.code();
    }

    private static Line line(Review review, LocalDate today) {
        var reviewed = review.reviewed();
        var outcome = reviewed.outcome().conclusion().code();
        var next = review.next();
        return new Line(
                review.decision().id(),
                reviewed.reference(),
                Objects.requireNonNullElse(reviewed.title(), reviewed.reference()),
                Colour.of(reviewed.rag(), review.catalogue()),
                review.catalogue().name("contract-outcomes", outcome),
                review.headline(),
                next.flatMap(one -> review.catalogue().row("contract-clocks", one.clock()))
                        .map(row -> row.text("name"))
                        .orElse(""),
                next.map(one -> Days.of(one.due())).orElse(""),
                next.filter(one -> one.due().isBefore(today)).isPresent());
    }
}
