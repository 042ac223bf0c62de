package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rightplace.decision.RecordsApi;
import org.rightplace.governance.By;
import org.rightplace.governance.Measure;
import org.rightplace.governance.MeasuresApi;
import org.rightplace.governance.MeasuresService;
import org.rightplace.pages.board.FilterForm.Field;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** {@code /measures}: what was advised and decided, counted, as figures, charts and tables; and the same numbers as a file. */
public final class MeasurePages {

    private static final List<Field> FIELDS = List.of(
            new Field(MeasuresApi.FROM, "First month"),
            new Field(MeasuresApi.TO, "Last month"),
            new Field(MeasuresApi.BY, "Split by"));

    private final MeasuresService measures;

    public MeasurePages(MeasuresService measures) {
        this.measures = measures;
    }

    /**
     * A measure with the bars of its chart.
     *
     * @param bars how long each row's is, in hundredths of the longest; 0 for a number that is hidden
     */
    public record Shown(Measure measure, List<Long> bars) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/measures", this::page).may(MeasuresApi.READERS),
                Route.get("/measures.csv", this::file).may(MeasuresApi.READERS));
    }

    private void page(Context context) {
        var form = FilterForm.of(context, FIELDS);
        var errors = errors(context, form);
        var question = errors.isEmpty() ? MeasuresApi.asked(context) : new MeasuresService.Asked(null, null, null);
        var measured = measures.measure(question, RecordsApi.sight(context));
        context.status(errors.isEmpty() ? 200 : 400);
        var values = new LinkedHashMap<String, Object>();
        values.put("errors", errors);
        values.put("asked", form.asked());
        values.put("measured", measured);
        values.put("from", When.day(measured.from()));
        values.put("to", When.day(measured.to()));
        values.put(
                "shown", measured.measures().stream().map(MeasurePages::shown).toList());
        values.put(
                "by",
                Arrays.stream(By.values())
                        .map(by -> new LogPages.Code("", by.code(), by.words()))
                        .toList());
        values.put("file", "/measures.csv?" + again(measured));
        Pages.show(context, errors.isEmpty() ? "Measures" : "Error: Measures", "board/measures.jte", values);
    }

    private List<FormError> errors(Context context, FilterForm form) {
        return form.errors().isEmpty() && measures.isBackwards(MeasuresApi.asked(context))
                ? List.of(new FormError(MeasuresApi.TO.name(), MeasuresApi.BACKWARDS))
                : form.errors();
    }

    private static String again(MeasuresService.Measured measured) {
        return "from=" + measured.from() + "&to=" + measured.to()
                + (measured.by() == null ? "" : "&by=" + measured.by().code());
    }

    private static Shown shown(Measure measure) {
        long longest = measure.rows().stream()
                .map(Measure.Row::total)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(1L);
        return new Shown(
                measure,
                measure.rows().stream()
                        .map(row -> row.total() == null ? 0 : Math.max(1, 100 * row.total() / Math.max(1, longest)))
                        .toList());
    }

    /** Said wrongly it is not asked, as a link to it never does. */
    private void file(Context context) {
        var asked = MeasuresApi.asked(context);
        var measured = measures.measure(
                measures.isBackwards(asked) ? new MeasuresService.Asked(null, null, asked.by()) : asked,
                RecordsApi.sight(context));
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"measures.csv\"")
                .result(csv(measured));
    }

    /** A line for each number, in the order of the page. */
    static String csv(MeasuresService.Measured measured) {
        var lines = new ArrayList<String>();
        lines.add("from,to,measure,title,code,name,group,number");
        for (Measure measure : measured.measures()) {
            var rows = new ArrayList<>(measure.rows());
            rows.add(measure.total());
            for (Measure.Row row : rows) {
                for (int i = 0; i < row.byGroup().size(); i++) {
                    lines.add(line(
                            measured,
                            measure,
                            row,
                            measure.groups().get(i).name(),
                            row.byGroup().get(i)));
                }
                lines.add(line(measured, measure, row, "All", row.total()));
            }
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String line(
            MeasuresService.Measured measured, Measure measure, Measure.Row row, String group, Long number) {
        return List.of(
                        measured.from().toString(),
                        measured.to().toString(),
                        measure.id(),
                        measure.title(),
                        row.code(),
                        row.name(),
                        group,
                        number == null ? "hidden" : number.toString())
                .stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
