package io.wireroom.service.archive;

import io.wireroom.archive.Archive;
import io.wireroom.archive.Change;
import io.wireroom.archive.IndexSource;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.follow.FollowerSettings;
import io.wireroom.kafka.follow.FollowerStatus;
import io.wireroom.kafka.follow.FollowerStatus.End;
import io.wireroom.kafka.follow.TopicFollower;
import io.wireroom.kafka.follow.TopicFollower.FollowedLog;
import io.wireroom.ops.ArchiveMeters;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.service.kafka.ChangeDecoder;
import io.wireroom.trace.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens this replica's archive and follows the topic into it. Rebuilds it if the topic was replaced or a file is damaged, and
 * opens it again if it fails. Retries without a limit, so that it recovers from a full disk or a missing topic.
 */
public final class ArchiveService implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ArchiveService.class);
    private static final Duration REOPEN_DELAY = Duration.ofSeconds(2);
    private static final Duration PROGRESS_CHECK = Duration.ofMillis(200);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

    private final Path folder;
    private final Opener opener;
    private final CopyService copies;
    private final FollowerSettings followerSettings;
    private final String topic;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final ArchiveAccess access;
    private final ArchiveMeters meters;
    private final Traces traces;

    private volatile boolean closing;
    private volatile boolean startSucceeded;
    private volatile @Nullable Running running;
    private volatile @Nullable String failure;

    /** An archive and its follower. */
    private record Running(Archive archive, TopicFollower<Change> follower, long start) {

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    /** Opens the archive of a log in a folder. */
    interface Opener {
        Archive open(Path folder, String identity, IndexSource source) throws IOException;
    }

    /** @param commitEvery interval of commits */
    ArchiveService(
            Path folder,
            Opener opener,
            CopyService copies,
            Duration commitEvery,
            String topic,
            KafkaSettings kafka,
            Topics topics,
            ArchiveAccess access,
            ArchiveMeters meters,
            Traces traces) {
        this.folder = folder;
        this.opener = opener;
        this.copies = copies;
        this.followerSettings = FollowerSettings.DEFAULT.withCommitEvery(commitEvery);
        this.topic = topic;
        this.kafka = kafka;
        this.topics = topics;
        this.access = access;
        this.meters = meters;
        this.traces = traces;
    }

    public static Path folder(WireroomConfig config) {
        return config.data().resolve("archive");
    }

    /**
     * Opens the archive, and follows the topic from then on. If the archive may have to be copied, that goes on after this method has
     * returned.
     *
     * @throws IOException if the folder can't be written, or another process has its archive in it
     */
    public void start() throws IOException {
        if (copies.isEnabled()) {
            failure = "the archive is being opened";
            Thread.ofPlatform().daemon().name("archive-start").start(this::openUntilItWorks);
        } else {
            open();
        }
        startSucceeded = true;
        copies.startUploads(this::caughtUp);
    }

    /** Whether {@link #start} has succeeded. */
    public boolean isStarted() {
        return startSucceeded;
    }

    private void openUntilItWorks() {
        try {
            open();
        } catch (IOException | RuntimeException e) {
            failure = "the archive can't be opened: " + e;
            LOG.error(failure);
            reopenUntilItWorks(failure);
        }
    }

    private synchronized void open() throws IOException {
        if (closing) {
            return;
        }
        String identity =
                topics.identity(topic).orElseThrow(() -> new IllegalStateException("the topic " + topic + " is gone"));
        Archive archive = opener.open(folder, identity, copies.source(() -> closing));
        LOG.infof("Archive %s: %s", archive.start().reason(), archive.start().detail());
        copies.started(archive);
        TopicFollower<Change> follower = new TopicFollower<>(
                kafka,
                followerSettings,
                new FollowedLog(topic, identity, () -> topics.identity(topic)),
                new ArchiveSink(archive, meters, traces, () -> state().isCaughtUp()),
                new ChangeDecoder(traces),
                end -> ended(archive, end));
        Running started = new Running(archive, follower, System.nanoTime());
        running = started;
        access.open(archive, () -> follower.status().caughtUp());
        failure = null;
        follower.start();
        Thread.ofVirtual().name("archive-progress").start(() -> logProgress(started));
        ArchiveVerification verification = new ArchiveVerification(
                archive,
                () -> state().isCaughtUp(),
                () -> closing || !started.equals(running),
                cause -> damaged(archive, cause));
        archive.onReadFailure(verification::suspect);
        verification.start();
    }

    private void logProgress(Running started) {
        try {
            Duration logged = Duration.ZERO;
            while (!closing && started.equals(running) && !state().isCaughtUp()) {
                Thread.sleep(PROGRESS_CHECK);
                Duration elapsed = started.elapsed();
                String notReadyReason = state().notReadyReason();
                if (notReadyReason != null && elapsed.minus(logged).compareTo(PROGRESS_EVERY) >= 0) {
                    logged = elapsed;
                    LOG.infof("Not ready: %s", notReadyReason);
                }
            }
            if (started.equals(running) && state().isCaughtUp()) {
                LOG.infof(
                        "The archive has caught up with the log: %d events in %d ms",
                        started.follower().status().applied(), started.elapsed().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The current state of the archive. */
    public ArchiveState state() {
        Running now = running;
        FollowerStatus status = now == null ? null : now.follower().status();
        String copying = copies.progress();
        return new ArchiveState(
                status, copying == null ? failure : copying, now == null ? Duration.ZERO : now.elapsed());
    }

    private Optional<Archive> caughtUp() {
        Running now = running;
        return now != null && now.follower().status().caughtUp() && access.isOpen()
                ? Optional.of(now.archive())
                : Optional.empty();
    }

    private void damaged(Archive archive, IOException cause) {
        reopen(archive, "the archive is damaged: " + cause.getMessage(), cause, true);
    }

    private void ended(Archive archive, End end) {
        switch (end) {
            case End.Closed() -> LOG.debug("The archive's follower was closed");
            case End.LogReplaced(String detail) -> reopen(archive, "the topic was replaced: " + detail, null, true);
            case End.Failed(Throwable cause) -> reopen(archive, "the archive failed: " + cause, cause, false);
        }
    }

    /** @param rebuild whether the index is deleted and filled again from the log; otherwise it resumes from its last commit */
    private void reopen(Archive archive, String notReadyReason, @Nullable Throwable cause, boolean rebuild) {
        Thread.ofVirtual().name("archive-restart").start(() -> {
            if (stop(archive, notReadyReason)) {
                LOG.errorf(
                        cause,
                        rebuild ? "The archive is rebuilt: %s" : "The archive is closed and opened again: %s",
                        notReadyReason);
                if (rebuild) {
                    deleteQuietly();
                }
                reopenUntilItWorks(notReadyReason);
            }
        });
    }

    /** Returns whether it was running: of several reasons to open it again, only the first one counts. */
    private synchronized boolean stop(Archive archive, String notReadyReason) {
        Running now = running;
        if (now == null || now.archive() != archive) {
            return false;
        }
        failure = notReadyReason;
        access.close();
        closeArchive();
        return true;
    }

    private void reopenUntilItWorks(String notReadyReason) {
        String logged = notReadyReason;
        while (!closing) {
            try {
                Thread.sleep(REOPEN_DELAY);
                DiskProbe.check(folder);
                open();
                return;
            } catch (IOException | RuntimeException e) {
                failure = "the archive can't be opened: " + e;
                if (!failure.equals(logged)) {
                    logged = failure;
                    LOG.errorf("Trying again every %d s: %s", REOPEN_DELAY.toSeconds(), logged);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closing = true; // ends copying, which open() waits for
        copies.close();
        access.close();
        closeArchive();
    }

    private synchronized void closeArchive() {
        Running last = running;
        if (last != null) {
            running = null;
            last.follower().close();
            closeQuietly(last.archive());
        }
    }

    /** Errors are only logged, because missing records are read again. */
    private static void closeQuietly(Archive archive) {
        try {
            archive.close();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The archive could not be closed; missing records will be read again: %s", e);
        }
    }

    private void deleteQuietly() {
        try {
            Archive.delete(folder);
        } catch (IOException e) {
            LOG.warnf("The archive could not be deleted: %s", e);
        }
    }
}
