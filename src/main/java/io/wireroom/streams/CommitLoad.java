package io.wireroom.streams;

/** What a thread of Kafka Streams has polled, how long it processes it, and when it commits. Its tasks share it. */
final class CommitLoad {
    /** Tolerance: the tasks' timers, which request commits, do not fire at the same time. */
    private static final double EARLY = 0.9;

    /** Reciprocal of the fraction of time above which a thread is behind. It also needs time to read, send and wait for commits. */
    private static final int BUSY_SHARE = 3;

    /** Records that are worth the cost of a transaction after half of the interval. Few documents are not worth more transactions. */
    private static final int WORTHWHILE_RECORDS = 3;

    private static final double HALF = EARLY / 2;

    private static final ThreadLocal<CommitLoad> THREADS =
            ThreadLocal.withInitial(() -> new CommitLoad(System.nanoTime()));

    private long start;
    private long busy;
    private boolean behind;
    private long requested;
    private int unprocessed;
    /** Records since the last request. */
    private int processed;

    /** @param now from {@link System#nanoTime} */
    CommitLoad(long now) {
        start = now;
        requested = now;
    }

    static CommitLoad ofThread() {
        return THREADS.get();
    }

    /** Called after a poll that was not empty. Kafka Streams polls when it has processed everything that it can, so that this is all there is. */
    void polled(int records) {
        unprocessed = records;
    }

    /** Called when records that were polled may never be processed, because a task ends. */
    void dropped() {
        unprocessed = 0;
    }

    void processed(long nanos) {
        busy += nanos;
        unprocessed--;
        processed++;
    }

    /** Whether everything that was polled is processed. */
    boolean isDrained() {
        return unprocessed <= 0;
    }

    /**
     * Whether to request a commit now. True at most once per interval, or twice with at least {@value #WORTHWHILE_RECORDS} records
     * each, and not if processing took more than a third of the last complete interval.
     *
     * @param changed time of the latest change; false if it is not after the last request
     * @param interval in the unit of the times
     */
    boolean commits(long now, long changed, long interval) {
        if (now - start >= interval) {
            behind = busy > (now - start) / BUSY_SHARE;
            start = now;
            busy = 0;
        }
        double wait = interval * (processed >= WORTHWHILE_RECORDS ? HALF : EARLY);
        boolean due = !behind && changed - requested > 0 && now - requested >= wait;
        if (due) {
            requested = now;
            processed = 0;
        }
        return due;
    }
}
