package io.wireroom.service;

import io.wireroom.broker.BrokerException;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.KafkaSettings;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The Kafka that everything here uses: the configured one, else one in this process, started with this. */
@Singleton
public class KafkaConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KafkaConnection.class);

    private final @Nullable EmbeddedKafka embedded;
    private final KafkaSettings settings;

    KafkaConnection(WireroomConfig config) {
        String configured = config.kafka().bootstrapServers().orElse("");
        this.embedded = configured.isBlank() ? start(config) : null;
        this.settings = new KafkaSettings(
                embedded == null ? configured : embedded.bootstrapServers(),
                config.kafka().properties());
    }

    private static EmbeddedKafka start(WireroomConfig config) {
        try {
            EmbeddedKafka kafka = EmbeddedKafka.start(
                    config.data().resolve("kafka"), config.broker().port());
            LOG.infof("Embedded Kafka on %s; set KAFKA_BOOTSTRAP_SERVERS to use your own", kafka.bootstrapServers());
            return kafka;
        } catch (BrokerException told) {
            throw StartupFailure.because(String.valueOf(told.getMessage()));
        }
    }

    public KafkaSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
