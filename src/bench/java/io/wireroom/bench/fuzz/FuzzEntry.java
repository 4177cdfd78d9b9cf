package io.wireroom.bench.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Jazzer's entry: the target is named by the system property {@value #TARGET}. An input that takes more than a second of CPU time is a
 * finding. It is read again twice, because the first reading of its kind pays for classes and compilers.
 */
public final class FuzzEntry {
    static final String TARGET = "fuzz.target";
    private static final Duration SLOWEST = Duration.ofSeconds(1);
    private static final int REPEATS = 2;
    private static final FuzzTarget READER = FuzzTarget.valueOf(System.getProperty(TARGET));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FuzzEntry() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Duration time = timed(input);
        for (int i = 0; i < REPEATS && time.compareTo(SLOWEST) > 0; i++) {
            time = timed(input);
        }
        if (time.compareTo(SLOWEST) > 0) {
            throw new AssertionError("took " + time.toMillis() + " ms of CPU time");
        }
    }

    private static Duration timed(byte[] input) {
        long before = THREADS.getCurrentThreadCpuTime();
        READER.read(input);
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    }
}
