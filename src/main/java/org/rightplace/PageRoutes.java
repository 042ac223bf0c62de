package org.rightplace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rightplace.access.DemoUsers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.EntryKind;
import org.rightplace.pages.HomePages;
import org.rightplace.pages.RecordPage;
import org.rightplace.pages.RecordPages;
import org.rightplace.pages.Records;
import org.rightplace.pages.WordsPages;
import org.rightplace.pages.board.CheckpointPages;
import org.rightplace.pages.board.DeparturePages;
import org.rightplace.pages.board.EntryPage;
import org.rightplace.pages.board.LogPages;
import org.rightplace.pages.board.LookPages;
import org.rightplace.pages.board.MeasurePages;
import org.rightplace.pages.board.ProofPages;
import org.rightplace.pages.board.RulebookPages;
import org.rightplace.pages.commissioner.ContractImportPages;
import org.rightplace.pages.commissioner.ContractsPages;
import org.rightplace.pages.commissioner.EvaluationPage;
import org.rightplace.pages.commissioner.ReviewPage;
import org.rightplace.pages.commissioner.SettingsPages;
import org.rightplace.pages.panel.ChoicePages;
import org.rightplace.pages.panel.Erased;
import org.rightplace.pages.panel.MapPages;
import org.rightplace.pages.panel.OptionPages;
import org.rightplace.pages.panel.PaperPages;
import org.rightplace.pages.panel.ReceiptPages;
import org.rightplace.pages.panel.RecommendationPage;
import org.rightplace.pages.panel.Recommended;
import org.rightplace.pages.panel.RequestsPages;
import org.rightplace.pages.request.DraftPages;
import org.rightplace.pages.request.RequestForm;
import org.rightplace.pages.request.TransferPages;
import org.rightplace.pages.request.Transfers;
import org.rightplace.pages.toolkit.ToolkitForm;
import org.rightplace.pages.toolkit.ToolkitPages;
import org.rightplace.web.Route;

/** The pages of the program, wired by hand. */
final class PageRoutes {

    private final Parts parts;
    private final RecordsApi access;
    private final Records records;
    private final Erased erased;

    PageRoutes(Parts parts, RecordsApi access) {
        this.parts = parts;
        this.access = access;
        this.records = new Records(parts.answers.get(), parts.ledger.get(), access);
        this.erased = new Erased(records, parts.answers.get(), parts.ledger.get());
    }

    /** Every page but those to sign in. */
    List<Route> all() {
        var routes = new ArrayList<Route>();
        routes.addAll(new HomePages(
                        parts.answers.get(),
                        parts.ledger.get(),
                        access,
                        records,
                        parts.settings.demonstration() ? DemoUsers.PASSWORD : "")
                .routes());
        routes.addAll(new WordsPages(parts.catalogue, parts.clock).routes());
        routes.addAll(new ContractsPages(parts.contracts.get(), access, parts.catalogue).routes());
        routes.addAll(new ContractImportPages(parts.contracts.get(), access).routes());
        routes.addAll(
                new SettingsPages(parts.rulebook, parts.register.get(), parts.postcodes.get(), parts.clock).routes());
        routes.addAll(panel());
        routes.addAll(new RecordPages(records, parts.answers.get(), parts.ledger.get(), byKind()).routes());
        routes.addAll(drafts().routes());
        routes.addAll(new TransferPages(
                        requestForm(),
                        new Transfers(parts.placement.get(), parts.clock),
                        () -> parts.fixture("transfers/year-6.csv"))
                .routes());
        routes.addAll(toolkit().routes());
        routes.addAll(new LogPages(parts.ledger.get(), access, records, parts.catalogue).routes());
        routes.addAll(new DeparturePages(parts.ledger.get(), access, records, parts.catalogue).routes());
        routes.addAll(new CheckpointPages(parts.ledger.get(), parts.checkpointFiles.get()).routes());
        routes.addAll(new ProofPages(records, parts.ledger.get()).routes());
        routes.addAll(new LookPages(parts.looks.get(), parts.ledger.get(), parts.catalogue).routes());
        routes.addAll(new RulebookPages(parts.rulebook, parts.ledger.get()).routes());
        routes.addAll(new MeasurePages(parts.measures.get()).routes());
        return routes;
    }

    /** The panel's desk. */
    private List<Route> panel() {
        var recommendations = parts.recommendations.get();
        var ledger = parts.ledger.get();
        var recommended = new Recommended(records, recommendations, erased);
        var routes = new ArrayList<Route>();
        routes.addAll(new RequestsPages(recommendations, ledger, access, parts.clock).routes());
        routes.addAll(new OptionPages(recommended, parts.placement.get()).routes());
        routes.addAll(new ChoicePages(ledger, access, parts.answers.get(), parts.choices.get(), erased).routes());
        routes.addAll(new ReceiptPages(ledger, access, records, parts.answers.get()).routes());
        routes.addAll(new PaperPages(recommended, ledger, parts.clock).routes());
        routes.addAll(new MapPages(parts.settings.boundary()).routes());
        return routes;
    }

    private ToolkitPages toolkit() {
        return new ToolkitPages(
                new ToolkitForm(parts.rulebook, parts.register.get(), parts.clock),
                parts.drafts.get(),
                parts.toolkit.get(),
                parts.ledger.get(),
                access,
                parts.clock);
    }

    private RequestForm requestForm() {
        return new RequestForm(parts.rulebook, parts.register.get(), parts.postcodes.get(), parts.clock);
    }

    private DraftPages drafts() {
        return new DraftPages(
                requestForm(), parts.drafts.get(), parts.placement.get(), parts.recommendations.get(), access);
    }

    /** How a record of each kind is shown. */
    private Map<EntryKind, RecordPage> byKind() {
        var pages = new EnumMap<EntryKind, RecordPage>(EntryKind.class);
        EntryPage.kinds()
                .forEach(kind -> pages.put(kind, new EntryPage(parts.ledger.get(), access, records, parts.catalogue)));
        pages.put(
                EntryKind.CONTRACT_REVIEW,
                new ReviewPage(parts.contracts.get(), parts.answers.get(), parts.ledger.get(), erased));
        pages.put(EntryKind.TOOLKIT_EVALUATION, new EvaluationPage(parts.answers.get(), parts.ledger.get(), erased));
        pages.put(
                EntryKind.PLACEMENT_RECOMMENDATION,
                new RecommendationPage(
                        parts.recommendations.get(),
                        parts.ledger.get(),
                        parts.register.get(),
                        parts.postcodes.get(),
                        erased));
        return pages;
    }
}
