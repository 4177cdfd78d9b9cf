package io.wireroom.kafka.client;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that read committed records of assigned partitions, without a group: for scans and single reads. */
public final class CommittedConsumer {
    private static final int API_TIMEOUT_MS = 10_000;

    private CommittedConsumer() {}

    /**
     * @param id names the client in Kafka's logs and metrics
     * @param maxPollRecords records that one poll returns at most
     */
    public static KafkaConsumer<byte[], byte[]> connect(KafkaSettings kafka, String id, int maxPollRecords) {
        Map<String, Object> defaults =
                Map.of("max.poll.records", maxPollRecords, "default.api.timeout.ms", API_TIMEOUT_MS);
        Map<String, Object> fixed = Map.of(
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false);
        return new KafkaConsumer<>(
                kafka.client(id, defaults, fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
