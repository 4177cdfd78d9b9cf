package io.wireroom.kafka.intake;

/** What became of a document on its way to the ingest topic. */
public sealed interface Receipt {

    /** Kafka has it, on every replica that it waits for. */
    record Accepted(String topic, int partition, long offset) implements Receipt {}

    /** It is larger than the topic or the producer takes; sending it again won't help. */
    record TooLarge(int bytes) implements Receipt {}

    /**
     * Kafka didn't take it in time, or refused it. It may have arrived all the same; sending it again does no harm.
     *
     * @param reason for logs
     */
    record Unavailable(String reason) implements Receipt {}
}
