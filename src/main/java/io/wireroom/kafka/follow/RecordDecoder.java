package io.wireroom.kafka.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes a record of a topic.
 *
 * @param <T> the decoded record
 */
@FunctionalInterface
public interface RecordDecoder<T> {

    Decoded<T> decode(ConsumerRecord<byte[], byte[]> record);

    /** Result of decoding. */
    sealed interface Decoded<T> {

        record Change<T>(T change) implements Decoded<T> {}

        /** Not written by Wireroom, or by an incompatible version. */
        record Unreadable<T>(String reason) implements Decoded<T> {}
    }
}
