package io.wireroom.kafka.follow;

import java.io.IOException;
import java.time.Duration;

/** Limits repeated work to a fraction of the time: the longer it takes, the longer is the pause after it. */
final class DutyCycleLimiter {
    private long nextAt = System.nanoTime();

    interface Work {
        void run() throws IOException;
    }

    /**
     * @param share reciprocal of the maximum fraction of the time until the next run: 5 means a fifth
     * @param longest maximum pause after it
     */
    void run(int share, Duration longest, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        nextAt = end + Math.min(longest.toNanos(), (end - start) * (share - 1));
    }

    /** Time until the work may run again; zero if it may run now. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nextAt - System.nanoTime()));
    }
}
