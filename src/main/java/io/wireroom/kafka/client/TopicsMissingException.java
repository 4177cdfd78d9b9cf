package io.wireroom.kafka.client;

import java.util.Collection;

/** Required topics do not exist, and their creation is disabled. The message is one line. */
public final class TopicsMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TopicsMissingException(Collection<String> names) {
        super("Kafka has no topic " + String.join(", ", names)
                + ": make what is missing, or set wireroom.topics.create=true");
    }
}
