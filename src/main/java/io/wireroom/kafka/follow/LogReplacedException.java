package io.wireroom.kafka.follow;

/** Positions don't belong to the log that Kafka has under the topic's name now. */
final class LogReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogReplacedException(String detail) {
        super(detail);
    }
}
