package org.rightplace.pages.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rightplace.decision.Asker;
import org.rightplace.placement.PlacementService;
import org.rightplace.schema.InputError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of requests that were sent, and their runs, one at a time. In memory: a file that is forgotten can be sent again, and within a day
 * nothing of it is recorded twice, as each row is known by what it says.
 */
public final class Transfers {

    /** How long a file is remembered. */
    static final Duration KEPT = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final int MOST = 20;

    private final PlacementService placement;
    private final Clock clock;
    private final Map<String, Transfer> all = new LinkedHashMap<>();
    private final ExecutorService runs = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "transfers");
        thread.setDaemon(true);
        return thread;
    });

    public Transfers(PlacementService placement, Clock clock) {
        this.placement = placement;
        this.clock = clock;
    }

    /** Remembers a file; the oldest is forgotten when there are too many. */
    synchronized Transfer add(String account, List<Transfer.Line> lines) {
        forget();
        if (all.size() >= MOST) {
            all.values().stream()
                    .filter(one -> !one.isRunning())
                    .findFirst()
                    .ifPresent(oldest -> all.remove(oldest.id()));
        }
        var transfer = new Transfer(UUID.randomUUID().toString(), account, clock.instant(), lines);
        all.put(transfer.id(), transfer);
        return transfer;
    }

    private void forget() {
        var oldest = clock.instant().minus(KEPT);
        all.values().removeIf(one -> !one.isRunning() && one.sentAt().isBefore(oldest));
    }

    /** One's own; empty where there is none, or it is somebody else's. */
    synchronized Optional<Transfer> find(String account, String id) {
        forget();
        return Optional.ofNullable(all.get(id)).filter(one -> one.account().equals(account));
    }

    /** One's own, the newest first. */
    synchronized List<Transfer> of(String account) {
        forget();
        return all.values().stream()
                .filter(one -> one.account().equals(account))
                .sorted((a, b) -> b.sentAt().compareTo(a.sentAt()))
                .toList();
    }

    /** Begins to ask for advice on every row that is right and not recorded yet; nothing where that is being done already. */
    void run(Transfer transfer, Asker asker) {
        if (transfer.begin()) {
            runs.execute(() -> {
                try {
                    each(transfer, asker);
                } finally {
                    transfer.end();
                }
            });
        }
    }

    private void each(Transfer transfer, Asker asker) {
        var lines = transfer.lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.state() == Transfer.State.READY || line.state() == Transfer.State.FAILED) {
                transfer.set(i, asked(line, asker));
            }
        }
    }

    private Transfer.Line asked(Transfer.Line line, Asker asker) {
        try {
            var answer = placement.recommendOnce(line.request(), asker, key(line.request()));
            return answer.accepted()
                    ? line.recorded(
                            answer.recommendation().decision().id(),
                            answer.recommendation().headline())
                    : line.failed(said(answer.errors()));
        } catch (RuntimeException e) {
            // Its message may quote a child's data.
            LOG.error("a row of a transfer was not recorded: {}", e.getClass().getName());
            return line.failed(List.of("It could not be recorded. Nothing of it was. Try again."));
        }
    }

    /** Everything that is wrong, by column. */
    static List<String> said(List<InputError> errors) {
        return errors.stream()
                .map(error -> (error.pointer().isEmpty()
                                ? "The row"
                                : error.pointer().substring(1).replace('/', '.'))
                        + ": " + error.detail())
                .toList();
    }

    /** Speaks of nobody, and is the same for the same request. */
    private static String key(byte[] request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("transfer".getBytes(StandardCharsets.UTF_8));
            return "transfer-" + HexFormat.of().formatHex(digest.digest(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
