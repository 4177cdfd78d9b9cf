package io.wireroom.kafka.group;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Work that was begun together and is committed together, each part tried until it succeeds. */
final class WorkBatch<T> {
    private static final Logger LOG = Logger.getLogger(WorkBatch.class);

    /** Longer than any request that is under way. */
    private static final Duration LEAVING = Duration.ofSeconds(30);

    private final GroupSettings settings;
    private final RecordHandler<T> work;
    private final GroupWatch watch;
    private final ExecutorService workers;
    private final AtomicInteger left;
    private volatile boolean abandoned;

    /** Begins. */
    WorkBatch(Collection<T> changes, GroupSettings settings, RecordHandler<T> work, GroupWatch watch) {
        this.settings = settings;
        this.work = work;
        this.watch = watch;
        this.left = new AtomicInteger(changes.size());
        this.workers = Executors.newFixedThreadPool(
                settings.parallel(),
                Thread.ofPlatform().daemon().name(settings.group() + "-", 0).factory());
        changes.forEach(change -> workers.execute(() -> workOff(change)));
        workers.shutdown();
    }

    /** Whether everything is done, after waiting so long for it at the most. */
    boolean await(Duration longest) throws InterruptedException {
        return workers.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** False if something ended without being done. */
    boolean isComplete() {
        return left.get() == 0;
    }

    /** Gives up what isn't done, and waits until nobody works on it any more. */
    void abandon() {
        abandoned = true;
        workers.shutdownNow();
        try {
            if (!await(LEAVING)) {
                LOG.error("Work was given up and goes on nevertheless");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff(T change) {
        Duration pause = settings.firstPause();
        try {
            while (!abandoned) {
                if (tried(change)) {
                    left.decrementAndGet();
                    return;
                }
                Thread.sleep(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(settings.longestPause()) < 0 ? longer : settings.longestPause();
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    /** A defect that one record brings to light must not hold up all others. */
    private boolean tried(T change) {
        try {
            work.apply(change);
            return true;
        } catch (IOException e) {
            if (!abandoned) {
                watch.failed(e);
            }
            return false;
        } catch (RuntimeException e) {
            watch.passedOver(e);
            return true;
        }
    }
}
