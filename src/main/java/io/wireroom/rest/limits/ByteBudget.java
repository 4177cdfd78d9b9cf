package io.wireroom.rest.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many bytes of memory for all, of which nobody takes more than a part. Who wants more than is left waits for a while; only
 * so many may wait, of each and in all.
 */
final class ByteBudget {
    private final long most;
    private final long mostEach;
    private final int mostWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<String, Holder> holders = new HashMap<>();
    private long used;
    private int waiting;

    /**
     * @param most bytes in all
     * @param mostEach bytes of one holder
     * @param mostWaiting who may wait at a time; a quarter of them of one holder
     */
    ByteBudget(long most, long mostEach, int mostWaiting) {
        this.most = most;
        this.mostEach = Math.min(most, mostEach);
        this.mostWaiting = mostWaiting;
    }

    private static final class Holder {
        private long used;
        private int waiting;
    }

    /** Bytes that were taken and not given back. The less of them when they are closed twice. */
    final class Share implements AutoCloseable {
        private final String name;
        private long bytes;

        private Share(String name, long bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        /** Gives back all but so many. */
        void shrink(long to) {
            lock.lock();
            try {
                if (to < bytes) {
                    give(name, bytes - to);
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
     * Takes bytes; of more than one holder may have, as many as it may have.
     *
     * @return nothing if they were not to be had in time, or too many wait already
     */
    Optional<Share> take(String name, long wanted, Duration longest) throws InterruptedException {
        long bytes = Math.min(wanted, mostEach);
        long left = longest.toNanos();
        lock.lock();
        try {
            Holder holder = holders.computeIfAbsent(name, _ -> new Holder());
            if (!fits(holder, bytes) && !awaitRoom(holder, bytes, left)) {
                forgetIfIdle(name, holder);
                return Optional.empty();
            }
            holder.used += bytes;
            used += bytes;
            return Optional.of(new Share(name, bytes));
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitRoom(Holder holder, long bytes, long longest) throws InterruptedException {
        if (longest <= 0 || waiting >= mostWaiting || holder.waiting >= Math.max(1, mostWaiting / 4)) {
            return false;
        }
        waiting++;
        holder.waiting++;
        try {
            long left = longest;
            while (!fits(holder, bytes) && left > 0) {
                left = freed.awaitNanos(left);
            }
            return fits(holder, bytes);
        } finally {
            waiting--;
            holder.waiting--;
        }
    }

    private boolean fits(Holder holder, long bytes) {
        return used + bytes <= most && holder.used + bytes <= mostEach;
    }

    private void give(String name, long bytes) {
        used -= bytes;
        Holder holder = holders.get(name);
        if (holder != null) {
            holder.used -= bytes;
            forgetIfIdle(name, holder);
        }
        freed.signalAll();
    }

    private void forgetIfIdle(String name, Holder holder) {
        if (holder.used == 0 && holder.waiting == 0) {
            holders.remove(name, holder);
        }
    }

    /** How many wait for bytes. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes are taken. */
    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }
}
