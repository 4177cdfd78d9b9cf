package io.wireroom.kafka.client;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka client that is created when a bootstrap server's name can be resolved. Kafka's own clients fail to start if no name
 * can be resolved, in the same way as with invalid settings. Here this is a temporary condition.
 */
public final class KafkaClient<T> {
    private final KafkaSettings kafka;
    private final Supplier<T> factory;
    private volatile @Nullable T client;

    /** @throws KafkaException if the settings are invalid, with the reason as its cause */
    public KafkaClient(KafkaSettings kafka, Supplier<T> factory) {
        this.kafka = kafka;
        this.factory = factory;
        this.client = createIfResolvable();
    }

    /** @throws KafkaUnreachableException while no bootstrap server's name can be resolved */
    public T get() {
        T existing = client;
        return existing == null ? getOrCreate() : existing;
    }

    /** The client; null if it was not created yet. */
    @Nullable
    public T ifCreated() {
        return client;
    }

    private synchronized T getOrCreate() {
        T existing = client;
        if (existing == null) {
            existing = create();
            client = existing;
        }
        return existing;
    }

    private T create() {
        try {
            return factory.get();
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException cause && isUnresolvable(cause)) {
                throw new KafkaUnreachableException(kafka.bootstrapServers(), cause);
            }
            throw e;
        }
    }

    private @Nullable T createIfResolvable() {
        try {
            return create();
        } catch (KafkaUnreachableException notYet) {
            return null;
        }
    }

    /** Kafka reports this condition only by its message. */
    private static boolean isUnresolvable(ConfigException e) {
        return String.valueOf(e.getMessage()).startsWith("No resolvable bootstrap urls");
    }
}
