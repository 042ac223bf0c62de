package org.rightplace.register;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small register files for tests. */
final class RegisterCsv {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    static final List<String> HEADING = List.of(
            "URN",
            "LA (code)",
            "EstablishmentName",
            "TypeOfEstablishment (code)",
            "TypeOfEstablishment (name)",
            "EstablishmentStatus (code)",
            "CloseDate",
            "PhaseOfEducation (code)",
            "StatutoryLowAge",
            "StatutoryHighAge",
            "Gender (name)",
            "SchoolCapacity",
            "NumberOfPupils",
            "Town",
            "Postcode",
            "Section41Approved (name)",
            "SEN1 (name)",
            "SEN2 (name)",
            "SEN3 (name)",
            "TypeOfResourcedProvision (name)",
            "ResourcedProvisionCapacity",
            "SenUnitCapacity",
            "Easting",
            "Northing");

    private final List<String> heading;
    private final List<String> lines = new ArrayList<>();

    RegisterCsv() {
        this(HEADING);
    }

    RegisterCsv(List<String> heading) {
        this.heading = heading;
        lines.add(heading.stream().map(RegisterCsv::quoted).collect(Collectors.joining(",")));
    }

    /** A row of an open primary school, with some cells told otherwise: heading, value, heading, value. */
    RegisterCsv row(int urn, String... cells) {
        Map<String, String> row = new LinkedHashMap<>(Map.of(
                "URN", Integer.toString(urn),
                "LA (code)", "873",
                "EstablishmentName", "Reed Bank School",
                "TypeOfEstablishment (code)", "1",
                "EstablishmentStatus (code)", "1",
                "PhaseOfEducation (code)", "2",
                "StatutoryLowAge", "4",
                "StatutoryHighAge", "11",
                "Easting", "545000",
                "Northing", "258000"));
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return line(
                heading.stream().map(name -> quoted(row.getOrDefault(name, ""))).collect(Collectors.joining(",")));
    }

    RegisterCsv line(String line) {
        lines.add(line);
        return this;
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(WINDOWS_1252);
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
