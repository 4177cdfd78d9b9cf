package io.wireroom.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Requests a commit of the transaction as often as configured while a thread keeps up. A thread that processes documents for more
 * than a third of the time is behind: each commit costs time that it needs for documents. Then transactions end at Kafka Streams'
 * own commit interval, which is longer.
 *
 * <p>One instance for each processor of a task, used by the task's thread.
 */
final class CommitPacing {
    /** In the settings of Kafka Streams: the interval in milliseconds while a thread keeps up. Without it, nothing is requested. */
    static final String INTERVAL = "wireroom.commit.interval.ms";

    /** Factor by which transactions are longer while a thread is behind. */
    static final int BEHIND = 6;

    /** Shared by the tasks of a thread. */
    private static final ThreadLocal<Load> LOADS = ThreadLocal.withInitial(() -> new Load(System.nanoTime()));

    private final ProcessorContext<?, ?> context;
    private long begun;
    /** Time of the latest change that may be uncommitted. */
    private long changed;

    private boolean pending;

    private CommitPacing(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    static CommitPacing of(ProcessorContext<?, ?> context) {
        CommitPacing pacing = new CommitPacing(context);
        if (context.appConfigs().get(INTERVAL) instanceof Long interval) {
            context.schedule(
                    Duration.ofMillis(interval), PunctuationType.WALL_CLOCK_TIME, now -> pacing.tick(interval));
        }
        return pacing;
    }

    /** Called before a record is processed. */
    void begin() {
        begun = System.nanoTime();
    }

    /** Called after a record was processed. */
    void end() {
        changed = System.nanoTime();
        pending = true;
        LOADS.get().add(changed - begun);
    }

    /** Requests a commit for changes of a timer. */
    void commitSoon() {
        changed = System.nanoTime();
        pending = true;
    }

    private void tick(long interval) {
        if (pending
                && LOADS.get()
                        .commits(
                                System.nanoTime(),
                                changed,
                                Duration.ofMillis(interval).toNanos())) {
            pending = false;
            context.commit();
        }
    }

    /** The processing time and the commits of a thread, which its tasks share. */
    static final class Load {
        /** Tolerance: the tasks' timers, which request commits, do not fire at the same time. */
        private static final double EARLY = 0.8;

        /**
         * Reciprocal of the fraction of time above which a thread is behind. It also needs time to read, send and wait for commits.
         */
        private static final int BUSY_SHARE = 3;

        private long start;
        private long busy;
        private boolean behind;
        private long requested;

        /** @param now from {@link System#nanoTime} */
        Load(long now) {
            start = now;
            requested = now;
        }

        void add(long nanos) {
            busy += nanos;
        }

        /**
         * Whether to request a commit now. True at most once per interval, and not if processing took more than a third of the last
         * complete interval.
         *
         * @param now current time in nanoseconds, from {@link System#nanoTime}
         * @param changed time of the latest change, likewise; returns false if it is not after the last request
         * @param interval in nanoseconds
         */
        boolean commits(long now, long changed, long interval) {
            if (now - start >= interval) {
                behind = busy > (now - start) / BUSY_SHARE;
                start = now;
                busy = 0;
            }
            boolean due = !behind && changed - requested > 0 && now - requested >= interval * EARLY;
            if (due) {
                requested = now;
            }
            return due;
        }
    }
}
