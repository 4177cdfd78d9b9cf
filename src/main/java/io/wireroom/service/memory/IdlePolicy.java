package io.wireroom.service.memory;

/**
 * Decides whether the process is idle, and when memory is released: when it is idle, and its heap has grown since the last
 * release. Not thread-safe.
 */
final class IdlePolicy {
    /** An idle service with an embedded broker takes less than this fraction of one core. */
    private static final double MAX_IDLE_LOAD = 0.2;

    /** The heap must have grown by this factor. Otherwise a release, which takes CPU time, has little effect. */
    static final double MIN_GROWTH = 1.5;

    /** Number of idle checks in a row, so that the pause between two batches of an import is not idle time. */
    static final int CHECKS = 2;

    private int idleChecks;
    private long releasedTo;

    /** @param load CPU time of the process since the last check, as a fraction of the time */
    void check(double load) {
        idleChecks = load < MAX_IDLE_LOAD ? idleChecks + 1 : 0;
    }

    boolean isIdle() {
        return idleChecks >= CHECKS;
    }

    /** @param committed size of the heap in bytes */
    boolean shouldRelease(long committed) {
        return isIdle() && committed > MIN_GROWTH * releasedTo;
    }

    /** @param committed size of the heap after the release, in bytes */
    void released(long committed) {
        releasedTo = committed;
    }
}
