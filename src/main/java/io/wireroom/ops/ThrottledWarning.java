package io.wireroom.ops;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs a recurring failure at most once a minute. */
final class ThrottledWarning {
    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String message;
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    ThrottledWarning(Logger log, String message) {
        this.log = log;
        this.message = message;
    }

    void warn(Throwable cause) {
        long now = System.nanoTime();
        long previous = due.get();
        if (now - previous >= 0 && due.compareAndSet(previous, now + INTERVAL_NANOS)) {
            log.warnf("%s: %s", message, cause.toString());
        }
    }
}
