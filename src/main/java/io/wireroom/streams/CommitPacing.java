package io.wireroom.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Requests a commit of the transaction while a thread keeps up: as soon as everything that was polled is processed, but
 * not sooner than the configured interval after the last commit, or half of it if there are several records. A thread that
 * processes documents for more than a third of the time is behind: each commit costs time that it needs for documents.
 * Then transactions end at Kafka Streams' own commit interval, which is longer.
 *
 * <p>One instance for each processor of a task, used by the task's thread.
 */
final class CommitPacing {
    /**
     * In the settings of Kafka Streams: the time in milliseconds between commits while a thread keeps up. Without it, nothing
     * is requested.
     */
    static final String INTERVAL = "wireroom.commit.interval.ms";

    /** Factor by which transactions are longer while a thread is behind. */
    static final int BEHIND_FACTOR = 6;

    /** Checks per interval for changes that nothing follows. */
    static final int CHECKS_PER_INTERVAL = 2;

    private final ProcessorContext<?, ?> context;
    /** In nanoseconds; 0 if nothing is requested. */
    private final long interval;

    private long begun;
    /** Time of the latest change that may be uncommitted. */
    private long changed;

    private boolean pending;

    private CommitPacing(ProcessorContext<?, ?> context, Duration interval) {
        this.context = context;
        this.interval = interval.toNanos();
    }

    static CommitPacing of(ProcessorContext<?, ?> context) {
        if (!(context.appConfigs().get(INTERVAL) instanceof Long millis)) {
            return new CommitPacing(context, Duration.ZERO);
        }
        Duration interval = Duration.ofMillis(millis);
        CommitPacing pacing = new CommitPacing(context, interval);
        context.schedule(
                interval.dividedBy(CHECKS_PER_INTERVAL),
                PunctuationType.WALL_CLOCK_TIME,
                now -> pacing.commitIfDue(System.nanoTime()));
        return pacing;
    }

    /** Called before a record is processed. */
    void begin() {
        begun = System.nanoTime();
    }

    /** Called after a record was processed. */
    void end() {
        long now = System.nanoTime();
        CommitLoad.ofThread().processed(now - begun);
        changed = now;
        pending = true;
        commitIfDue(now);
    }

    /** Requests a commit for changes of a timer, or leaves it to the records that are still to be processed. */
    void commitSoon() {
        changed = System.nanoTime();
        pending = true;
        commitIfDue(changed);
    }

    /** Called when the task ends. Kafka Streams drops what it has polled for it. */
    void close() {
        CommitLoad.ofThread().dropped();
    }

    /** A commit in the middle of what was polled would delay the rest of it by the commit's duration, however long that is. */
    private void commitIfDue(long now) {
        CommitLoad load = CommitLoad.ofThread();
        if (pending && interval > 0 && load.isDrained() && load.commits(now, changed, interval)) {
            pending = false;
            context.commit();
        }
    }
}
