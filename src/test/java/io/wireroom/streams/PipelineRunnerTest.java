package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Kafka Streams is told. */
class PipelineRunnerTest {

    private static ConsumerConfig consumer(@Nullable String instanceId, Duration sessionTimeout) {
        Properties properties = PipelineRunner.properties(new PipelineRunner.Settings(
                "wireroom",
                instanceId,
                2,
                0,
                Duration.ofMillis(40),
                sessionTimeout,
                "state",
                32 << 20,
                (short) 1,
                Map.of("bootstrap.servers", "127.0.0.1:9092")));
        Map<String, Object> consumer = new StreamsConfig(properties).getMainConsumerConfigs("wireroom", "client", 0);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new ConsumerConfig(consumer);
    }

    @Test
    void configuresSessionTimeoutAndHeartbeats() {
        ConsumerConfig consumer = consumer("one", Duration.ofMinutes(1));

        assertThat(consumer.getInt(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)).isEqualTo(60_000);
        assertThat(consumer.getInt(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG)).isEqualTo(12_000);
    }

    @Test
    void onlyAnInstanceWithAnIdKeepsItsMembership() {
        assertThat(consumer("one", Duration.ofSeconds(10)).getString(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
                .startsWith("one");
        assertThat(consumer(null, Duration.ofSeconds(10)).getString(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
                .isNull();
    }
}
