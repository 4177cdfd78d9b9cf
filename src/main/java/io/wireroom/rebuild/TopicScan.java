package io.wireroom.rebuild;

import io.wireroom.kafka.client.CommittedConsumer;
import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records that a topic has now, in the order of its partitions. */
final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaSettings kafka;
    private final KafkaAdmin admin;

    TopicScan(KafkaSettings kafka, KafkaAdmin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    /** @param take receives each record, and returns whether to continue */
    void run(String topic, Predicate<ConsumerRecord<byte[], byte[]>> take) {
        Map<TopicPartition, Long> ends = new HashMap<>(admin.committedEnds(topic));
        try (KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.connect(kafka, "rebuild", 500)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            while (!ends.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!take.test(record)) {
                        return;
                    }
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }
}
