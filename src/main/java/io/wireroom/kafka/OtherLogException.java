package io.wireroom.kafka;

/** Positions don't belong to the log that Kafka has under the topic's name now. */
final class OtherLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherLogException(String detail) {
        super(detail);
    }
}
