package io.wireroom.archive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notifies readers that wait for changes. Waiting blocks a virtual thread only.
 *
 * <pre>{@code
 * long seen = notifier.version();      // before reading, so that no change is missed between reading and waiting
 * read();
 * notifier.await(seen, Duration.ofSeconds(30));
 * }</pre>
 */
public final class ChangeNotifier {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong version = new AtomicLong();
    private volatile boolean closed;

    ChangeNotifier() {}

    /** Increases when a view with new content is available. */
    public long version() {
        return version.get();
    }

    /**
     * Waits until the version differs from {@code seen}, the timeout has elapsed, or the archive is closed.
     *
     * @param seen a value of {@link #version}
     * @return the current version
     * @throws InterruptedException if the thread is interrupted
     */
    public long await(long seen, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (version.get() == seen && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return version.get();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes up all readers that wait. */
    void signalChange() {
        change(version::incrementAndGet);
    }

    void close() {
        change(() -> closed = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
