package io.wireroom.ops;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Warns of what goes wrong again and again, and of each kind once a minute. */
final class ThrottledWarning {
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String what;
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    ThrottledWarning(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    void about(Throwable why) {
        long now = System.nanoTime();
        long before = due.get();
        if (now - before >= 0 && due.compareAndSet(before, now + PAUSE)) {
            log.warnf("%s: %s", what, why.toString());
        }
    }
}
