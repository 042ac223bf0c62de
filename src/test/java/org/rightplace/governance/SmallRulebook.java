package org.rightplace.governance;

import java.nio.file.Path;
import java.util.TreeMap;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/** One principle of this checkout with everything it rests on: compiled in a moment, and sound. */
final class SmallRulebook {

    static final String RULE = "placement/LPF-05-journey-guide";

    static final RulebookFolder FOLDER = folder();
    static final Rulebook LOADED = loaded();

    private SmallRulebook() {}

    private static RulebookFolder folder() {
        try {
            var files = new TreeMap<String, String>();
            RulebookFolder.read(Path.of("rules")).files().forEach((file, text) -> {
                if (!file.matches("(placement|contract|toolkit)/.*") || file.startsWith(RULE)) {
                    files.put(file, text);
                }
            });
            return new RulebookFolder(files);
        } catch (RulebookRefused e) {
            throw new AssertionError(e);
        }
    }

    private static Rulebook loaded() {
        try {
            return Rulebook.load(FOLDER);
        } catch (RulebookRefused e) {
            throw new AssertionError(e);
        }
    }

    /** The same law under another version, and so another digest. */
    static RulebookFolder version(String version) {
        return withVersion(FOLDER, version);
    }

    static RulebookFolder withVersion(RulebookFolder folder, String version) {
        return folder.with(
                "manifest.yaml",
                folder.files().get("manifest.yaml").replaceFirst("version: .*", "version: \"" + version + "\""));
    }

    /** One file changed in one place. */
    static RulebookFolder broken(String file, String from, String to) {
        var text = FOLDER.files().get(file);
        if (!text.contains(from)) {
            throw new AssertionError(file + " does not say " + from);
        }
        return FOLDER.with(file, text.replace(from, to));
    }
}
