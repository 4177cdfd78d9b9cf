package io.wireroom.service.kafka;

import io.wireroom.broker.BrokerException;
import io.wireroom.broker.EmbeddedKafka;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.service.startup.StartupFailure;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The Kafka cluster: the configured one, or an embedded broker, which starts and stops with this object. */
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
        } catch (BrokerException e) {
            throw StartupFailure.because(String.valueOf(e.getMessage()));
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
