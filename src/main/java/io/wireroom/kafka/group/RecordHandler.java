package io.wireroom.kafka.group;

import java.io.IOException;

/** What is done for a record. It may be done more than once, and not for a record that a later one of its key follows soon. */
@FunctionalInterface
public interface RecordHandler<T> {

    /** @throws IOException if it can't be done now; it is tried again until it can */
    void apply(T change) throws IOException;
}
