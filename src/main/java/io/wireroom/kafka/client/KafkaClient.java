package io.wireroom.kafka.client;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A client of Kafka that is made as soon as DNS knows one of the brokers. Kafka's own clients refuse to be made before, as
 * with settings that are wrong; but a name that is not known yet is a Kafka that is not there yet.
 */
public final class KafkaClient<T> {
    private final KafkaSettings kafka;
    private final Supplier<T> maker;
    private volatile @Nullable T client;

    /** @throws KafkaException if the settings are wrong, with the reason as its cause */
    public KafkaClient(KafkaSettings kafka, Supplier<T> maker) {
        this.kafka = kafka;
        this.maker = maker;
        this.client = makeIfKnown();
    }

    /** @throws KafkaUnreachable while DNS knows no broker */
    public T get() {
        T made = client;
        return made == null ? make() : made;
    }

    /** The client, if it was ever made. */
    @Nullable
    public T ifMade() {
        return client;
    }

    private synchronized T make() {
        T made = client;
        if (made == null) {
            made = made();
            client = made;
        }
        return made;
    }

    private T made() {
        try {
            return maker.get();
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException cause && isUnknown(cause)) {
                throw new KafkaUnreachable(kafka.bootstrapServers(), cause);
            }
            throw e;
        }
    }

    private @Nullable T makeIfKnown() {
        try {
            return made();
        } catch (KafkaUnreachable notYet) {
            return null;
        }
    }

    /** Kafka has no other sign of it than this sentence. */
    private static boolean isUnknown(ConfigException e) {
        return String.valueOf(e.getMessage()).startsWith("No resolvable bootstrap urls");
    }
}
