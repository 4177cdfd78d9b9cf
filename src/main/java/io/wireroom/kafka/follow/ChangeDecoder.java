package io.wireroom.kafka.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a record of the normalized log. */
@FunctionalInterface
public interface ChangeDecoder<T> {

    Decoded<T> decode(ConsumerRecord<byte[], byte[]> record);

    /** What a record turned out to be. */
    sealed interface Decoded<T> {

        record Change<T>(T change) implements Decoded<T> {}

        /** Not written by Wireroom, or not by one that we know. */
        record Unreadable<T>(String why) implements Decoded<T> {}
    }
}
