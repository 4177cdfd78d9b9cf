package io.wireroom.kafka.follow;

import java.io.IOException;
import java.time.Duration;

/** Keeps repeated work to a share of the time: at once after a pause, and less often the longer it takes. */
final class DutyCycleLimiter {
    private final int share;
    private final long longest;
    private long nextAt = System.nanoTime();

    /**
     * @param share one in so many: of the time, the most that the work may take
     * @param longest the longest pause, whatever the work took
     */
    DutyCycleLimiter(int share, Duration longest) {
        this.share = share;
        this.longest = longest.toNanos();
    }

    interface Work {
        void run() throws IOException;
    }

    void run(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        nextAt = end + Math.min(longest, (end - start) * (share - 1));
    }

    /** How long to wait until the work is within its share; zero if it is. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nextAt - System.nanoTime()));
    }
}
