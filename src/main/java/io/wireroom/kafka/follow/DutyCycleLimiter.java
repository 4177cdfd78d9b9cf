package io.wireroom.kafka.follow;

import java.io.IOException;
import java.time.Duration;

/** Limits repeated work to a fraction of the time: the longer it takes, the longer is the pause after it. */
final class DutyCycleLimiter {
    private final int share;
    private final long longest;
    private long nextAt = System.nanoTime();

    /**
     * @param share reciprocal of the maximum fraction: 5 means a fifth of the time
     * @param longest maximum pause
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

    /** Time until the work may run again; zero if it may run now. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nextAt - System.nanoTime()));
    }
}
