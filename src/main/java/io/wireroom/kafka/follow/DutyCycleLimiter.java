package io.wireroom.kafka.follow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Limits the CPU time of repeated work to a fraction of the time: the more it takes, the longer is the pause after it. Time
 * in which the work waits, for example for a collection or for its turn on a busy machine, does not lengthen the pause.
 */
final class DutyCycleLimiter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long nextAt = System.nanoTime();

    interface Work {
        void run() throws IOException;
    }

    /**
     * @param dutyCycle maximum fraction of the time until the next run, between 0 and 1
     * @param longest maximum pause after it
     */
    void run(double dutyCycle, Duration longest, Work work) throws IOException {
        long start = cpuTime();
        work.run();
        long pause = Math.round((cpuTime() - start) * (1 / dutyCycle - 1));
        nextAt = System.nanoTime() + Math.min(longest.toNanos(), pause);
    }

    /** Nanoseconds of this thread; where the platform does not tell, those of the clock. */
    private static long cpuTime() {
        return THREADS.isThreadCpuTimeEnabled() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Time until the work may run again; zero if it may run now. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nextAt - System.nanoTime()));
    }
}
