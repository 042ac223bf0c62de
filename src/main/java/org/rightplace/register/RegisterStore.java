package org.rightplace.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of settings. A row holds from {@code valid_from} up to, not including, {@code valid_to}. */
final class RegisterStore {

    private static final String AS_AT = " valid_from <= :asAt and (valid_to is null or valid_to > :asAt)";

    private RegisterStore() {}

    static Optional<RegisterEntry> byUrn(Handle handle, int urn, LocalDate asAt) {
        return handle.createQuery("select * from setting where urn = :urn and" + AS_AT)
                .bind("urn", urn)
                .bind("asAt", asAt)
                .map(RegisterStore::entry)
                .findOne();
    }

    static List<RegisterEntry> all(Handle handle, LocalDate asAt) {
        return handle.createQuery("select * from setting where" + AS_AT + " order by urn")
                .bind("asAt", asAt)
                .map(RegisterStore::entry)
                .list();
    }

    static Stream<RegisterEntry> current(Handle handle) {
        return handle.createQuery("select * from setting where valid_to is null").map(RegisterStore::entry).stream();
    }

    /** Ends what the register said of these settings before a day; what it said from that very day on is taken back. */
    static void end(Handle handle, List<RegisterEntry> successors) {
        if (successors.isEmpty()) {
            return;
        }
        try (var retract = handle.prepareBatch("delete from setting where urn = :urn and valid_from = :from");
                var end = handle.prepareBatch(
                        "update setting set valid_to = :from where urn = :urn and valid_to is null")) {
            for (RegisterEntry successor : successors) {
                retract.bind("urn", successor.urn())
                        .bind("from", successor.validFrom())
                        .add();
                end.bind("urn", successor.urn())
                        .bind("from", successor.validFrom())
                        .add();
            }
            retract.execute();
            end.execute();
        }
    }

    static void insert(Handle handle, List<RegisterEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                insert into setting (urn, valid_from, valid_to, name, authority, type_code, type_name, status, phase, low_age,
                    high_age, sex, section41, needs, resourced_provision, resourced_provision_capacity, sen_unit,
                    sen_unit_capacity, capacity, pupils, easting, northing, postcode, town, closed_on)
                values (:urn, :validFrom, :validTo, :name, :authority, :typeCode, :typeName, :status, :phase, :lowAge,
                    :highAge, :sex, :section41, :needCodes, :resourcedProvision, :resourcedProvisionCapacity, :senUnit,
                    :senUnitCapacity, :capacity, :pupils, :easting, :northing, :postcode, :town, :closedOn)""")) {
            for (RegisterEntry entry : entries) {
                batch.bindMethods(entry)
                        .bind("needCodes", String.join(" ", entry.needs()))
                        .add();
            }
            batch.execute();
        }
    }

    private static RegisterEntry entry(ResultSet row, StatementContext context) throws SQLException {
        String needs = row.getString("needs");
        return new RegisterEntry(
                row.getInt("urn"),
                row.getString("name"),
                row.getString("authority"),
                row.getString("type_code"),
                row.getString("type_name"),
                row.getString("status"),
                row.getString("phase"),
                row.getObject("low_age", Long.class),
                row.getObject("high_age", Long.class),
                row.getString("sex"),
                row.getObject("section41", Boolean.class),
                needs.isEmpty() ? new TreeSet<>() : new TreeSet<>(Arrays.asList(needs.split(" "))),
                row.getObject("resourced_provision", Boolean.class),
                row.getObject("resourced_provision_capacity", Long.class),
                row.getObject("sen_unit", Boolean.class),
                row.getObject("sen_unit_capacity", Long.class),
                row.getObject("capacity", Long.class),
                row.getObject("pupils", Long.class),
                row.getObject("easting", Long.class),
                row.getObject("northing", Long.class),
                row.getString("postcode"),
                row.getString("town"),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
