package io.wireroom.archive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those who wait for something new to read. Waiting is for virtual threads: it holds none of the machine's.
 *
 * <pre>{@code
 * long seen = signal.version();      // before looking, so that nothing slips through between looking and waiting
 * look();
 * signal.await(seen, Duration.ofSeconds(30));
 * }</pre>
 */
public final class ChangeNotifier {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicLong version = new AtomicLong();
    private volatile boolean closed;

    ChangeNotifier() {}

    /** Grows whenever a view with new content can be had. */
    public long version() {
        return version.get();
    }

    /**
     * Waits until the version is another than the one seen, the time is over, or the archive is closed.
     *
     * @return the version then
     * @throws InterruptedException if the thread is interrupted
     */
    public long await(long seen, Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (version.get() == seen && !closed && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return version.get();
        } finally {
            lock.unlock();
        }
    }

    void move() {
        change(version::incrementAndGet);
    }

    void close() {
        change(() -> closed = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
