package io.wireroom.service.history;

import io.wireroom.config.WireroomConfig;
import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistoryLog;
import io.wireroom.history.HistoryRecord;
import io.wireroom.history.HistorySettings;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.follow.FollowerSettings;
import io.wireroom.kafka.follow.FollowerStatus;
import io.wireroom.kafka.follow.FollowerStatus.End;
import io.wireroom.kafka.follow.TopicFollower;
import io.wireroom.kafka.follow.TopicFollower.FollowedLog;
import io.wireroom.ops.CatchUpProgress;
import io.wireroom.rest.console.Activity;
import io.wireroom.rest.query.HistoryAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens this endpoint's document index and follows its topics. Rebuilds it if a topic was replaced or its files are damaged, and
 * opens it again if it fails.
 * Requests of partners do not use it, so its failures do not affect readiness.
 */
public final class HistoryService implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HistoryService.class);
    private static final Duration REOPEN_DELAY = Duration.ofSeconds(2);

    /** Maximum number of entries of the last hour that are counted again after a restart. */
    private static final int MAX_COUNTED = 20_000;

    private final Path folder;
    private final HistorySettings settings;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Map<HistoryLog, String> names = new EnumMap<>(HistoryLog.class);
    private final HistoryDecoder decoder;
    private final HistoryAccess access;
    private final Activity activity;

    private volatile boolean closing;
    private volatile @Nullable Running running;
    private volatile @Nullable String failure;

    /** Operators can wait 200 ms longer for the status of a document, and a fetch then returns several transactions. */
    private static final FollowerSettings FOLLOWING = FollowerSettings.DEFAULT.withFetchWait(Duration.ofMillis(200));

    /** An index and its followers. */
    private record Running(HistoryIndex index, List<TopicFollower<HistoryRecord>> followers, long start) {
        boolean isCaughtUp() {
            return followers.stream().map(TopicFollower::status).allMatch(FollowerStatus::caughtUp);
        }

        CatchUpProgress catchUp(long lag) {
            long applied = followers.stream()
                    .mapToLong(follower -> follower.status().applied())
                    .sum();
            return new CatchUpProgress(applied, lag, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    HistoryService(
            Path folder,
            HistorySettings settings,
            KafkaSettings kafka,
            Topics topics,
            TopicNames names,
            HistoryDecoder decoder,
            HistoryAccess access,
            Activity activity) {
        this.folder = folder;
        this.settings = settings;
        this.kafka = kafka;
        this.topics = topics;
        this.names.put(HistoryLog.JOURNAL, names.journal());
        this.names.put(HistoryLog.REJECTED, names.rejected());
        this.names.put(HistoryLog.HELD, names.held());
        this.decoder = decoder;
        this.access = access;
        this.activity = activity;
    }

    public static Path folder(WireroomConfig config) {
        return config.data().resolve("history");
    }

    /** Opens the index in the background, with retries. */
    public void start() {
        Thread.ofVirtual().name("history-start").start(this::openUntilItWorks);
    }

    private void openUntilItWorks() {
        String logged = "";
        while (!closing) {
            try {
                open();
                return;
            } catch (IOException | RuntimeException e) {
                String notReadyReason = "the document index can't be opened: " + e;
                failure = notReadyReason;
                if (!notReadyReason.equals(logged)) {
                    logged = notReadyReason;
                    LOG.errorf("Trying again every %d s: %s", REOPEN_DELAY.toSeconds(), notReadyReason);
                }
            }
            try {
                Thread.sleep(REOPEN_DELAY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void open() throws IOException {
        if (closing || running != null) {
            return;
        }
        Map<HistoryLog, String> identities = new EnumMap<>(HistoryLog.class);
        names.forEach((log, name) -> identities.put(
                log,
                topics.identity(name).orElseThrow(() -> new IllegalStateException("the topic " + name + " is gone"))));
        HistoryIndex index = HistoryIndex.open(folder, identities, settings);
        activity.clear();
        index.search()
                .decidedSince(Instant.now().minus(Activity.RETENTION), MAX_COUNTED)
                .forEach(activity::count);
        List<TopicFollower<HistoryRecord>> followers = identities.entrySet().stream()
                .map(log -> follower(index, log.getKey(), log.getValue()))
                .toList();
        Running now = new Running(index, followers, System.nanoTime());
        running = now;
        failure = null;
        access.open(index, now::isCaughtUp, failed -> damaged(index, failed));
        followers.forEach(TopicFollower::start);
    }

    private TopicFollower<HistoryRecord> follower(HistoryIndex index, HistoryLog log, String identity) {
        String name = names.getOrDefault(log, "");
        return new TopicFollower<>(
                kafka,
                FOLLOWING,
                new FollowedLog(name, identity, () -> topics.identity(name)),
                new HistorySink(index, log, activity::count),
                decoder.of(log),
                end -> ended(index, end));
    }

    private void ended(HistoryIndex index, End end) {
        switch (end) {
            case End.Closed() -> LOG.debug("A follower of the document index was closed");
            case End.LogReplaced(String detail) -> reopen(index, "a topic was replaced: " + detail, null, false);
            case End.Failed(Throwable cause) -> reopen(index, "the document index failed: " + cause, cause, false);
        }
    }

    private void damaged(HistoryIndex index, IOException cause) {
        reopen(index, "the document index can't be read: " + cause, cause, true);
    }

    /**
     * Stops all followers when the first one ends.
     *
     * @param rebuild whether the index is deleted and filled again from the topics
     */
    private void reopen(HistoryIndex index, String notReadyReason, @Nullable Throwable cause, boolean rebuild) {
        Thread.ofVirtual().name("history-restart").start(() -> {
            if (stop(index)) {
                failure = notReadyReason;
                LOG.errorf(
                        cause,
                        rebuild
                                ? "The document index is deleted and filled again: %s"
                                : "The document index is closed and opened again: %s",
                        notReadyReason);
                if (rebuild) {
                    deleteQuietly();
                }
                openUntilItWorks();
            }
        });
    }

    private void deleteQuietly() {
        try {
            HistoryIndex.delete(folder);
        } catch (IOException e) {
            LOG.warnf("The document index could not be deleted: %s", e);
        }
    }

    /** Returns whether it was running. */
    private synchronized boolean stop(HistoryIndex index) {
        Running now = running;
        if (now == null || now.index() != index) {
            return false;
        }
        running = null;
        access.close();
        now.followers().forEach(TopicFollower::close);
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The document index could not be closed; missing records will be read again: %s", e);
        }
        return true;
    }

    @Override
    public void close() {
        closing = true;
        stopLast();
    }

    private synchronized void stopLast() {
        Running now = running;
        if (now != null) {
            stop(now.index());
        }
    }

    /** Whether its topics are followed without errors. */
    public boolean isConnected() {
        Running now = running;
        return now != null
                && failure == null
                && now.followers().stream()
                        .map(TopicFollower::status)
                        .allMatch(status -> status.end() == null && status.failure() == null);
    }

    public boolean isCaughtUp() {
        Running now = running;
        return now != null && now.isCaughtUp();
    }

    /** Number of committed records that are not in the index yet; -1 if unknown. */
    public long lag() {
        Running now = running;
        if (now == null) {
            return -1;
        }
        List<Long> lags = now.followers().stream()
                .map(follower -> follower.status().lag())
                .toList();
        return lags.contains(-1L)
                ? -1
                : lags.stream().mapToLong(Long::longValue).sum();
    }

    /** The number of entries. */
    public int entries() {
        Running now = running;
        return now == null ? 0 : now.index().size();
    }

    /** Why it is not connected or not caught up, as a sentence; null if it is both. */
    @Nullable
    public String notReadyReason() {
        if (failure != null) {
            return failure;
        }
        Running now = running;
        if (now == null) {
            return "the document index is not open yet";
        }
        if (!isConnected()) {
            return "a topic of the document index can't be read";
        }
        return isCaughtUp()
                ? null
                : "the document index is catching up" + now.catchUp(lag()).suffix();
    }
}
