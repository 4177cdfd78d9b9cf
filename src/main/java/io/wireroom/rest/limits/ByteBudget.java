package io.wireroom.rest.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A budget of bytes with a limit per holder. Acquiring more than is available waits with a timeout. The number of waiting
 * threads is bounded per holder and in total.
 */
final class ByteBudget {
    private final long maxBytes;
    private final long maxBytesPerHolder;
    private final int maxWaiters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<String, Holder> holders = new HashMap<>();
    private long used;
    private int waiting;

    /**
     * @param maxBytes total budget in bytes
     * @param maxBytesPerHolder maximum bytes of one holder
     * @param maxWaiters maximum number of waiting threads; at most a quarter of them for one holder
     */
    ByteBudget(long maxBytes, long maxBytesPerHolder, int maxWaiters) {
        this.maxBytes = maxBytes;
        this.maxBytesPerHolder = Math.min(maxBytes, maxBytesPerHolder);
        this.maxWaiters = maxWaiters;
    }

    private static final class Holder {
        private long used;
        private int waiting;
    }

    /** Acquired bytes. Closing it twice has no effect. */
    final class Share implements AutoCloseable {
        private final String name;
        private long bytes;

        private Share(String name, long bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        /** Releases all but the given number of bytes. */
        void shrink(long to) {
            lock.lock();
            try {
                if (to < bytes) {
                    release(name, bytes - to);
                    bytes = to;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            shrink(0);
        }
    }

    /**
     * Acquires bytes; at most as many as one holder may have.
     *
     * @return empty on timeout, or if too many threads wait already
     */
    Optional<Share> acquire(String name, long wanted, Duration timeout) throws InterruptedException {
        long bytes = Math.min(wanted, maxBytesPerHolder);
        long remaining = timeout.toNanos();
        lock.lock();
        try {
            Holder holder = holders.computeIfAbsent(name, _ -> new Holder());
            try {
                if (!fits(holder, bytes) && !awaitRoom(holder, bytes, remaining)) {
                    return Optional.empty();
                }
                holder.used += bytes;
                used += bytes;
                return Optional.of(new Share(name, bytes));
            } finally {
                removeIfIdle(name, holder);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitRoom(Holder holder, long bytes, long timeout) throws InterruptedException {
        if (timeout <= 0 || waiting >= maxWaiters || holder.waiting >= Math.max(1, maxWaiters / 4)) {
            return false;
        }
        waiting++;
        holder.waiting++;
        try {
            long remaining = timeout;
            while (!fits(holder, bytes) && remaining > 0) {
                remaining = freed.awaitNanos(remaining);
            }
            return fits(holder, bytes);
        } finally {
            waiting--;
            holder.waiting--;
        }
    }

    private boolean fits(Holder holder, long bytes) {
        return used + bytes <= maxBytes && holder.used + bytes <= maxBytesPerHolder;
    }

    private void release(String name, long bytes) {
        used -= bytes;
        Holder holder = holders.get(name);
        if (holder != null) {
            holder.used -= bytes;
            removeIfIdle(name, holder);
        }
        freed.signalAll();
    }

    private void removeIfIdle(String name, Holder holder) {
        if (holder.used == 0 && holder.waiting == 0) {
            holders.remove(name, holder);
        }
    }

    /** Number of waiting threads. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Number of holders that have bytes or wait for them. */
    int holders() {
        lock.lock();
        try {
            return holders.size();
        } finally {
            lock.unlock();
        }
    }

    /** Number of acquired bytes. */
    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }
}
