package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.web.FormError;
import org.rightplace.web.Query;

/**
 * A form of filters that goes by address: what stands in its fields, and what is wrong with that.
 *
 * @param asked by name, in the order of the page
 */
record FilterForm(Map<String, String> asked, List<FormError> errors) {

    /** A filter, and what its field is called. */
    record Field(Query<?> query, String label) {}

    /**
     * As it was sent. A form sends every field it has, so that what is blank is not asked.
     *
     * @param page which page of what is found; not a field of the form
     */
    static FilterForm of(Context context, List<Field> fields, Query<?>... page) {
        var asked = new LinkedHashMap<String, String>();
        var errors = new ArrayList<FormError>();
        for (Field field : fields) {
            var name = field.query().name();
            asked.put(
                    name,
                    Optional.ofNullable(context.queryParam(name)).orElse("").strip());
            wrong(context, field.query(), field.label()).ifPresent(text -> errors.add(new FormError(name, text)));
        }
        for (Query<?> query : page) {
            wrong(context, query, "The page").ifPresent(text -> errors.add(new FormError(null, text)));
        }
        return new FilterForm(asked, errors);
    }

    private static Optional<String> wrong(Context context, Query<?> query, String label) {
        return context.queryParams(query.name()).stream().allMatch(String::isBlank)
                ? Optional.empty()
                : query.wrong(context, label);
    }

    /** An address that asks the same, and something more. */
    String again(String path, String more) {
        return path + "?"
                + Stream.concat(
                                asked.entrySet().stream()
                                        .filter(one -> !one.getValue().isEmpty())
                                        .map(one -> one.getKey() + "="
                                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)),
                                Stream.of(more))
                        .collect(Collectors.joining("&"));
    }
}
