package io.wireroom.kafka.group;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Records that are processed concurrently and committed together. Each is retried until it succeeds. */
final class WorkBatch<T> {
    private static final Logger LOG = Logger.getLogger(WorkBatch.class);

    /** Longer than the timeout of any request. */
    private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(30);

    private final GroupSettings settings;
    private final RecordHandler<T> work;
    private final GroupListener listener;
    private final ExecutorService workers;
    private final AtomicInteger remaining;
    private volatile boolean aborted;

    /** Starts the work. */
    WorkBatch(Collection<T> changes, GroupSettings settings, RecordHandler<T> work, GroupListener listener) {
        this.settings = settings;
        this.work = work;
        this.listener = listener;
        this.remaining = new AtomicInteger(changes.size());
        this.workers = Executors.newFixedThreadPool(
                settings.parallel(),
                Thread.ofPlatform().daemon().name(settings.group() + "-", 0).factory());
        changes.forEach(change -> workers.execute(() -> processUntilDone(change)));
        workers.shutdown();
    }

    /** Waits for the work to end. Returns whether it has ended within the timeout. */
    boolean await(Duration timeout) throws InterruptedException {
        return workers.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** False if a record was not processed. */
    boolean isComplete() {
        return remaining.get() == 0;
    }

    /** Aborts the remaining work and waits until its threads have ended. */
    void abort() {
        aborted = true;
        workers.shutdownNow();
        try {
            if (!await(ABORT_TIMEOUT)) {
                LOG.error("An aborted batch is still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void processUntilDone(T change) {
        try {
            for (int failures = 1; !aborted; failures++) {
                if (tryProcess(change)) {
                    remaining.decrementAndGet();
                    return;
                }
                Thread.sleep(settings.retries().delay(failures));
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Processes a record once. Returns false if it has to be retried. A record that causes a defect is skipped, so that it
     * does not block all others.
     */
    private boolean tryProcess(T change) {
        try {
            work.apply(change);
            return true;
        } catch (IOException e) {
            if (!aborted) {
                listener.failed(e);
            }
            return false;
        } catch (RuntimeException e) {
            listener.skipped(e);
            return true;
        }
    }
}
