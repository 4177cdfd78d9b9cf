package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Kafka Streams is told. */
class PipelineRunnerTest {

    private static StreamsConfig streams(
            @Nullable String instanceId, Duration sessionTimeout, Duration commitInterval) {
        return new StreamsConfig(PipelineRunner.properties(new PipelineRunner.Settings(
                "wireroom",
                instanceId,
                2,
                0,
                commitInterval,
                sessionTimeout,
                "state",
                32 << 20,
                (short) 1,
                Map.of("bootstrap.servers", "127.0.0.1:9092"))));
    }

    private static ConsumerConfig consumer(@Nullable String instanceId, Duration sessionTimeout) {
        Map<String, Object> consumer = streams(instanceId, sessionTimeout, Duration.ofMillis(40))
                .getMainConsumerConfigs("wireroom", "client", 0);
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

    @Test
    void recordsWaitForTheEndOfTheirTransactionButNotForLong() {
        assertThat(linger(Duration.ofMillis(40))).isEqualTo(40);
        assertThat(linger(Duration.ofSeconds(1))).isEqualTo(200);
    }

    @Test
    void aPollEndsBeforeACommitIsDue() {
        assertThat(poll(Duration.ofMillis(40))).isEqualTo(20);
        assertThat(poll(Duration.ofSeconds(1))).isEqualTo(100);
    }

    @Test
    void theThreadIsToldWhatItPolls() {
        assertThat(consumer("one", Duration.ofMinutes(1)).getList(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG))
                .containsExactly(PolledRecords.class.getName());
    }

    private static long poll(Duration commitInterval) {
        return streams("one", Duration.ofSeconds(10), commitInterval).getLong(StreamsConfig.POLL_MS_CONFIG);
    }

    private static long linger(Duration commitInterval) {
        Map<String, Object> producer =
                streams("one", Duration.ofSeconds(10), commitInterval).getProducerConfigs("client");
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new ProducerConfig(producer).getLong(ProducerConfig.LINGER_MS_CONFIG);
    }
}
