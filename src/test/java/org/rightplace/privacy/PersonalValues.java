package org.rightplace.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the made-up requests and choices say of a person: references, dates of birth, postcodes of homes, names of those who decided, and every
 * free text. Found by looking into the fixtures, so that a new one counts too.
 */
public final class PersonalValues {

    private static final Set<String> NAMED =
            Set.of("/reference", "/person/reference", "/person/dateOfBirth", "/decidedBy", "/panel/chair");
    private static final String POSTCODE = "/person/home/postcode";
    /** Codes and dates have no spaces; a free text of fewer words could stand anywhere. */
    private static final int WORDS_OF_A_TEXT = 4;

    private final Set<String> values = new TreeSet<>();

    /** @param folders whose JSON files are looked into */
    PersonalValues(List<Path> folders) {
        for (Path folder : folders) {
            try (var files = Files.list(folder)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".json")).toList()) {
                    read(new ObjectMapper().readTree(file.toFile()), "");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static PersonalValues ofFixtures() {
        return new PersonalValues(List.of(Path.of("fixtures/requests"), Path.of("fixtures/outcomes")));
    }

    private void read(JsonNode node, String pointer) {
        node.properties().forEach(field -> read(field.getValue(), pointer + "/" + field.getKey()));
        if (node.isArray()) {
            node.forEach(one -> read(one, pointer));
        }
        if (!node.isTextual()) {
            return;
        }
        var text = node.asText();
        if (pointer.equals(POSTCODE)) {
            values.add(text);
            values.add(text.replace(" ", ""));
        } else if (NAMED.contains(pointer) || text.split("\\s+").length >= WORDS_OF_A_TEXT) {
            values.add(text);
        }
    }

    Set<String> all() {
        return Set.copyOf(values);
    }

    /** Where one of them stands, in any case: line and file, not the value. */
    List<String> in(Path folder) throws IOException {
        var lower = values.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                int number = 0;
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    number++;
                    var said = line.toLowerCase(Locale.ROOT);
                    if (lower.stream().anyMatch(value -> stands(value, said))) {
                        found.add(file + ", line " + number);
                    }
                }
            }
        }
        return found;
    }

    /** Those that stand in a text, in any case. */
    public List<String> standingIn(String text) {
        var said = text.toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(value -> stands(value.toLowerCase(Locale.ROOT), said))
                .toList();
    }

    /** Not as a part of something longer: the random id of a request may hold the letters of a reference. */
    private static boolean stands(String value, String line) {
        for (int at = line.indexOf(value); at >= 0; at = line.indexOf(value, at + 1)) {
            int end = at + value.length();
            // A day may have an hour after it, so that a letter ends a number.
            boolean goesOn = at > 0 && Character.isLetterOrDigit(line.charAt(at - 1))
                    || end < line.length()
                            && Character.isLetterOrDigit(line.charAt(end))
                            && Character.isDigit(line.charAt(end)) == Character.isDigit(line.charAt(end - 1));
            if (!goesOn) {
                return true;
            }
        }
        return false;
    }
}
