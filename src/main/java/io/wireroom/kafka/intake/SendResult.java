package io.wireroom.kafka.intake;

/** The result of sending a document to the ingest topic. */
public sealed interface SendResult {

    /** All in-sync replicas have the document. */
    record Accepted(String topic, int partition, long offset) implements SendResult {}

    /** The document exceeds the limit of the topic or of the producer. */
    record TooLarge(int bytes) implements SendResult {}

    /**
     * Kafka did not acknowledge the document in time, or refused it. It may have been stored nevertheless; sending it again is
     * harmless.
     *
     * @param reason for logs
     */
    record Unavailable(String reason) implements SendResult {}
}
