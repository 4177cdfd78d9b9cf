package io.wireroom.kafka.follow;

/** The archive's positions do not belong to the topic's current log. */
final class LogReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogReplacedException(String detail) {
        super(detail);
    }
}
