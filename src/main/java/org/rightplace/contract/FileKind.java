package org.rightplace.contract;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.rightplace.contract.ocds.OcdsReader;
import org.rightplace.contract.sheet.KpiSheet;
import org.rightplace.schema.StrictJson;

/** What a file to be checked holds, told by its content and never by its name. */
public enum FileKind {
    /** A contract of our own, or JSON that cannot be read: the contract's reader says why. */
    CONTRACT,
    /** Published data: a release, a release package or a record package. */
    PUBLISHED,
    /** A list of measures from a spreadsheet. */
    KPI_SHEET,
    /** None of these. */
    UNKNOWN;

    /** Never throws for what it reads. */
    public static FileKind of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            var parsed = StrictJson.parse(bytes, Set.of());
            return parsed.tree() != null && OcdsReader.isPublished(parsed.tree()) ? PUBLISHED : CONTRACT;
        }
        return KpiSheet.isSheet(bytes) ? KPI_SHEET : UNKNOWN;
    }
}
