package org.rightplace.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.Sentences;
import org.rightplace.ledger.Ledger;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** The pages of recorded recommendations: a list of the newest, and each one explained. */
public final class RecommendationPages {

    private static final int NEWEST = 50;

    private final Recommendations recommendations;
    private final Answers answers;
    private final Ledger ledger;
    private final String notice;

    /**
     * @param notice said on every page, that the data is made up say; empty for none
     */
    public RecommendationPages(Recommendations recommendations, Answers answers, Ledger ledger, String notice) {
        this.recommendations = recommendations;
        this.answers = answers;
        this.ledger = ledger;
        this.notice = notice;
    }

    /**
     * One line of the list.
     *
     * @param recordedAt ISO 8601
     */
    public record Line(String id, long sequence, String headline, String outcome, String recordedAt) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", context -> Pages.send(context, list())).may(Role.READERS),
                Route.get(
                                "/decisions/{id}",
                                context -> Pages.send(
                                        context,
                                        one(context.pathParam("id"), context.queryParam("reader"))
                                                .orElseThrow(() -> new Problem(404, missing(context.pathParam("id"))))))
                        .may(Role.READERS));
    }

    /** The newest recommendations, newest first. */
    private String list() {
        var lines = recommendations.newest(NEWEST).stream()
                .map(RecommendationPages::line)
                .toList();
        return Pages.render("recommendations.jte", Map.of("lines", lines, "notice", notice));
    }

    private static Line line(Recommendation one) {
        var outcome = one.evaluated().outcome();
        var account = one.account();
        var sentences = new Sentences(account.catalogue(), account.names());
        var name = one.catalogue()
                .table("outcomes")
                .row(outcome.conclusion().code())
                .map(row -> row.text("name"));
        return new Line(
                one.decision().id(),
                one.decision().sequence(),
                sentences.headline(outcome),
                name.orElse(outcome.conclusion().code()),
                one.decision().recordedAt());
    }

    /**
     * One recommendation or review explained.
     *
     * @param reader officer, panel or family; the panel's when it is none of them
     */
    Optional<String> one(String id, String reader) {
        var audience = Audience.of(reader == null ? "" : reader).orElse(Audience.PANEL);
        return answers.find(id).map(found -> Html.of(found.explain(audience), under(found, id)));
    }

    private String missing(String id) {
        return ledger.find(id)
                .filter(Choices::isAdvice)
                .map(stored -> DecisionsApi.unexplained(stored.entry()))
                .orElse("Page not found");
    }

    private List<String> under(Answered found, String id) {
        return Stream.concat(
                        Stream.of(notice).filter(text -> !text.isEmpty()), Choices.under(found, id, ledger).stream())
                .toList();
    }
}
