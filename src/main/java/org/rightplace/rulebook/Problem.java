package org.rightplace.rulebook;

/**
 * Something wrong in the rules folder, in words for the author of the rule.
 *
 * @param file path below the rules folder
 * @param line from 1; 0 when the problem is the file as a whole
 * @param message what is wrong, and the mend
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
