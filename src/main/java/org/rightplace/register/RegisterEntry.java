package org.rightplace.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A setting as the DfE register (Get Information about Schools) had it between two dates. {@code null} means the register does not say.
 *
 * @param urn unique reference number, six digits
 * @param name as in the register
 * @param authority the authority's three-digit DfE code
 * @param typeCode extract code of the establishment type, without leading zeros
 * @param typeName the type's name in the register
 * @param status open, closed, closing (open, but proposed to close), proposed (to open)
 * @param phase not-applicable, nursery, primary, middle-primary, secondary, middle-secondary, post-16, all-through
 * @param lowAge youngest age admitted, years
 * @param highAge age at which the oldest leave, years
 * @param sex boys, girls, mixed
 * @param section41 whether the Secretary of State has approved it under section 41; null also where the register says not applicable
 * @param needs DfE codes of the needs it is registered for; empty when the register names none, which does not say that it can meet none
 * @param resourcedProvision whether it has a resourced provision
 * @param resourcedProvisionCapacity places
 * @param senUnit whether it has a SEN unit
 * @param senUnitCapacity places
 * @param capacity places in the whole setting
 * @param pupils on roll
 * @param easting metres
 * @param northing metres; null exactly when {@code easting} is
 * @param postcode with one space, upper case; null also where the register's is not a postcode
 * @param town as in the register
 * @param closedOn the day it closed or is to close
 * @param validFrom first day on which this was the register's word here
 * @param validTo first day on which it no longer was; null while it is
 */
public record RegisterEntry(
        int urn,
        String name,
        String authority,
        String typeCode,
        String typeName,
        String status,
        String phase,
        Long lowAge,
        Long highAge,
        String sex,
        Boolean section41,
        SortedSet<String> needs,
        Boolean resourcedProvision,
        Long resourcedProvisionCapacity,
        Boolean senUnit,
        Long senUnitCapacity,
        Long capacity,
        Long pupils,
        Long easting,
        Long northing,
        String postcode,
        String town,
        LocalDate closedOn,
        LocalDate validFrom,
        LocalDate validTo) {

    /** Every phase there is, as {@code phase} says it. */
    public static final List<String> PHASES = List.of(
            "not-applicable",
            "nursery",
            "primary",
            "middle-primary",
            "secondary",
            "middle-secondary",
            "post-16",
            "all-through");

    public RegisterEntry {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** Whether the register says the same of the setting in both, whenever it said so. */
    boolean saysTheSameAs(RegisterEntry other) {
        return equals(other.valid(validFrom, validTo));
    }

    private RegisterEntry valid(LocalDate from, LocalDate to) {
        return new RegisterEntry(
                urn,
                name,
                authority,
                typeCode,
                typeName,
                status,
                phase,
                lowAge,
                highAge,
                sex,
                section41,
                needs,
                resourcedProvision,
                resourcedProvisionCapacity,
                senUnit,
                senUnitCapacity,
                capacity,
                pupils,
                easting,
                northing,
                postcode,
                town,
                closedOn,
                from,
                to);
    }
}
