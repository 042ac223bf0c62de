package org.rightplace.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of postcodes. */
final class PostcodeStore {

    private PostcodeStore() {}

    static Optional<PostcodePlace> find(Handle handle, String postcode) {
        return handle.createQuery(
                        "select postcode, gss_district, easting, northing from postcode where postcode = :postcode")
                .bind("postcode", postcode)
                .map(PostcodeStore::place)
                .findOne();
    }

    static Map<String, PostcodePlace> find(Handle handle, Collection<String> postcodes) {
        return handle
                .createQuery(
                        "select postcode, gss_district, easting, northing from postcode where postcode in (<postcodes>)")
                .bindList("postcodes", List.copyOf(postcodes))
                .map(PostcodeStore::place)
                .stream()
                .collect(Collectors.toMap(PostcodePlace::postcode, Function.identity()));
    }

    /** The mean place of an outward code's postcodes. */
    static Optional<PostcodePlace> middle(Handle handle, String outward) {
        return handle.createQuery("""
                        select cast(avg(easting) as bigint), cast(avg(northing) as bigint) from postcode
                        where postcode like :outward and easting is not null""")
                .bind("outward", outward + " %")
                .map((row, context) ->
                        new PostcodePlace(outward, null, row.getObject(1, Long.class), row.getObject(2, Long.class)))
                .findOne()
                .filter(place -> place.easting() != null);
    }

    static boolean empty(Handle handle) {
        return handle.createQuery(
                                "select count(*) from (select postcode from postcode fetch first 1 rows only) one_row")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    static void insert(Handle handle, List<PostcodePlace> places) {
        batch(handle, "insert into postcode (gss_district, easting, northing, postcode) values (?, ?, ?, ?)", places);
    }

    static void update(Handle handle, List<PostcodePlace> places) {
        batch(handle, "update postcode set gss_district = ?, easting = ?, northing = ? where postcode = ?", places);
    }

    private static void batch(Handle handle, String sql, List<PostcodePlace> places) {
        if (places.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(sql)) {
            for (PostcodePlace place : places) {
                batch.bind(0, place.gssDistrict())
                        .bind(1, place.easting())
                        .bind(2, place.northing())
                        .bind(3, place.postcode())
                        .add();
            }
            batch.execute();
        }
    }

    private static PostcodePlace place(ResultSet row, StatementContext context) throws SQLException {
        return new PostcodePlace(
                row.getString(1), row.getString(2), row.getObject(3, Long.class), row.getObject(4, Long.class));
    }
}
