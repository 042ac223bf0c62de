package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rightplace.access.TestAccess;
import org.rightplace.choice.ChoiceApi;
import org.rightplace.contract.ContractApi;
import org.rightplace.governance.LooksApi;
import org.rightplace.governance.MeasuresApi;
import org.rightplace.governance.MeasuresService;
import org.rightplace.governance.RulebookApi;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.LedgerApi;
import org.rightplace.pages.HomePages;
import org.rightplace.pages.RecordPage;
import org.rightplace.pages.RecordPages;
import org.rightplace.pages.Records;
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
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementApi;
import org.rightplace.placement.SettingsApi;
import org.rightplace.register.Postcodes;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.toolkit.ToolkitApi;

/** The whole API and the pages of decisions over the made-up local area, served on a port of its own. */
public final class ServedArea implements AutoCloseable {

    public final MadeUpArea area;
    public final Server server;
    public final Caller caller;

    /** Of the log, written when a test says so. */
    public CheckpointFiles checkpoints;

    public ServedArea(Path folder) throws IOException {
        this(folder, TestAccess::everybody);
    }

    /** @param who finds out who sends a request */
    public ServedArea(Path folder, Function<Context, Optional<org.rightplace.access.Caller>> who) throws IOException {
        area = new MadeUpArea(folder);
        var routes = new ArrayList<>(new PlacementApi(area.placement, area.records).routes());
        routes.addAll(new ContractApi(area.contracts, area.records).routes());
        routes.addAll(new ToolkitApi(area.toolkit).routes());
        routes.addAll(new ChoiceApi(area.ledger, area.records, area.choices).routes());
        routes.addAll(new DecisionsApi(area.ledger, area.records, area.answers, area.recommendations, area.placement)
                .routes());
        var pages = new Records(area.answers, area.ledger, area.records);
        routes.addAll(new HomePages(area.answers, area.ledger, area.records, pages, "").routes());
        routes.addAll(panel(pages));
        routes.addAll(new ContractsPages(
                        area.contracts, area.records, () -> MadeUpArea.rules().catalogue())
                .routes());
        routes.addAll(new ContractImportPages(area.contracts, area.records).routes());
        routes.addAll(new SettingsPages(
                        MadeUpArea::rules, area.register, new Postcodes(area.database.jdbi()), Clock.systemUTC())
                .routes());
        routes.addAll(new RecordPages(pages, area.answers, area.ledger, byKind(pages)).routes());
        routes.addAll(new DraftPages(
                        new RequestForm(
                                MadeUpArea::rules, area.register, new Postcodes(area.database.jdbi()), area.clock),
                        area.drafts,
                        area.placement,
                        area.recommendations,
                        area.records)
                .routes());
        routes.addAll(new TransferPages(
                        new RequestForm(
                                MadeUpArea::rules, area.register, new Postcodes(area.database.jdbi()), area.clock),
                        new Transfers(area.placement, area.clock),
                        () -> Optional.of(bytes("transfers/year-6.csv")))
                .routes());
        routes.addAll(new ToolkitPages(
                        new ToolkitForm(MadeUpArea::rules, area.register, area.clock),
                        area.drafts,
                        area.toolkit,
                        area.ledger,
                        area.records,
                        area.clock)
                .routes());
        routes.addAll(board(pages, folder));
        routes.addAll(new LedgerApi(area.ledger).routes());
        routes.addAll(new LooksApi(area.looks).routes());
        routes.addAll(new MeasuresApi(measures(() -> MadeUpArea.rules().catalogue())).routes());
        routes.addAll(new RulebookApi(MadeUpArea::rules).routes());
        routes.addAll(new SettingsApi(
                        MadeUpArea::rules, area.register, new Postcodes(area.database.jdbi()), Clock.systemUTC())
                .routes());
        routes.addAll(
                new Description(routes, () -> MadeUpArea.rules().schemas(), ServedArea::fixture, "test").routes());
        server = new Server(0, routes, () -> MadeUpArea.rules().catalogue().headers(), Limits.USUAL, who);
        server.start();
        caller = new Caller(server.port());
    }

    /** The panel's desk. */
    private List<Route> panel(Records pages) {
        var erased = new Erased(pages, area.answers, area.ledger);
        var clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        var routes =
                new ArrayList<>(new RequestsPages(area.recommendations, area.ledger, area.records, clock).routes());
        var recommended = new Recommended(pages, area.recommendations, erased);
        routes.addAll(new OptionPages(recommended, area.placement).routes());
        routes.addAll(new ChoicePages(area.ledger, area.records, area.answers, area.choices, erased).routes());
        routes.addAll(new ReceiptPages(area.ledger, area.records, pages, area.answers).routes());
        routes.addAll(new PaperPages(recommended, area.ledger, clock).routes());
        routes.addAll(new MapPages(MadeUpArea.FIXTURES.resolve("register/boundary.geojson")).routes());
        return routes;
    }

    private Map<EntryKind, RecordPage> byKind(Records pages) {
        var kinds = new EnumMap<EntryKind, RecordPage>(EntryKind.class);
        EntryPage.kinds()
                .forEach(kind -> kinds.put(
                        kind,
                        new EntryPage(
                                area.ledger,
                                area.records,
                                pages,
                                () -> MadeUpArea.rules().catalogue())));
        kinds.put(
                EntryKind.PLACEMENT_RECOMMENDATION,
                new RecommendationPage(
                        area.recommendations,
                        area.ledger,
                        area.register,
                        new Postcodes(area.database.jdbi()),
                        new Erased(pages, area.answers, area.ledger)));
        kinds.put(
                EntryKind.CONTRACT_REVIEW,
                new ReviewPage(
                        area.contracts, area.answers, area.ledger, new Erased(pages, area.answers, area.ledger)));
        kinds.put(
                EntryKind.TOOLKIT_EVALUATION,
                new EvaluationPage(area.answers, area.ledger, new Erased(pages, area.answers, area.ledger)));
        return kinds;
    }

    private MeasuresService measures(Supplier<Catalogue> rules) {
        return new MeasuresService(
                area.ledger, rules, Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC));
    }

    private List<Route> board(Records pages, Path folder) {
        Supplier<Catalogue> rules = () -> MadeUpArea.rules().catalogue();
        checkpoints = new CheckpointFiles(folder.resolve("checkpoints"), area.ledger.proofs());
        return Stream.of(
                        new LogPages(area.ledger, area.records, pages, rules).routes(),
                        new DeparturePages(area.ledger, area.records, pages, rules).routes(),
                        new CheckpointPages(area.ledger, checkpoints).routes(),
                        new ProofPages(pages, area.ledger).routes(),
                        new LookPages(area.looks, area.ledger, rules).routes(),
                        new RulebookPages(MadeUpArea::rules, area.ledger).routes(),
                        new MeasurePages(measures(rules)).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(MadeUpArea.FIXTURES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> fixture(String name) {
        try {
            return Optional.of(
                    new JsonMapper().readTree(MadeUpArea.FIXTURES.resolve(name).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        area.close();
    }
}
