package io.wireroom.kafka.group;

import java.io.IOException;

/**
 * Processes a record. A record may be processed more than once, or be skipped if a later one with the same key follows soon.
 */
@FunctionalInterface
public interface RecordHandler<T> {

    /** @throws IOException if it fails temporarily; it is retried until it succeeds */
    void apply(T change) throws IOException;
}
