package org.rightplace.privacy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is said while tests run, in {@code target/said}: what is logged, error bodies, addresses that are
 * given out. {@link NothingPersonalWasSaid} looks through it afterwards. JUnit finds this by itself.
 */
public final class Kept implements BeforeAllCallback {

    static final Path FOLDER = Path.of("target/said");
    private static final String OF_THIS_RUN =
            Long.toString(ProcessHandle.current().pid());
    private static boolean listening;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        listen();
    }

    private static synchronized void listen() throws IOException {
        if (listening || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext logging)) {
            return;
        }
        Files.createDirectories(FOLDER);
        listening = true;
        var root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        // What stands on the terminal stays as it is: more is written to the file only.
        root.iteratorForAppenders().forEachRemaining(appender -> {
            var usual = new ThresholdFilter();
            usual.setLevel(root.getLevel().toString());
            usual.start();
            appender.addFilter(usual);
        });
        var pattern = new PatternLayoutEncoder();
        pattern.setContext(logging);
        pattern.setPattern("%level %logger %msg %mdc%n");
        pattern.start();
        var file = new FileAppender<ILoggingEvent>();
        file.setContext(logging);
        file.setName("kept");
        file.setFile(FOLDER.resolve("log-" + OF_THIS_RUN + ".txt").toString());
        file.setEncoder(pattern);
        file.start();
        root.addAppender(file);
        logging.getLogger("org.rightplace").setLevel(Level.INFO);
    }

    /** @param kind a file for each */
    public static synchronized void say(String kind, String text) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(kind + "-" + OF_THIS_RUN + ".txt"),
                    text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process of its own wrote. */
    public static void file(Path output) {
        try {
            Files.createDirectories(FOLDER);
            Files.copy(
                    output,
                    FOLDER.resolve("process-" + UUID.randomUUID() + ".txt"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
