package io.wireroom.kafka;

import io.wireroom.broker.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What this room's tests share. */
final class Fixture {
    private Fixture() {}

    static KafkaSettings settings(KafkaBroker.Running kafka) {
        return new KafkaSettings(kafka.bootstrapServers(), Map.of());
    }

    static TopicNames unusedNames(KafkaBroker.Running kafka) {
        return new TopicNames(
                kafka.unusedName("ingest"),
                kafka.unusedName("normalized"),
                kafka.unusedName("held"),
                kafka.unusedName("rejected"));
    }

    /** Deletes a topic and makes it again, empty, with one partition. */
    static void recreate(KafkaBroker.Running kafka, String topic) {
        KafkaBroker.Running.await(kafka.admin().deleteTopics(List.of(topic)).all());
        while (KafkaBroker.Running.await(kafka.admin().listTopics().names()).contains(topic)) {
            Thread.onSpinWait();
        }
        kafka.create(topic, 1, Map.of());
    }

    /** All that lies on a topic. */
    static List<ConsumerRecord<byte[], byte[]>> read(KafkaBroker.Running kafka, String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(kafka.client(Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(PartitionInfo::partition)
                    .map(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** Waits until it is so, for ten seconds at the most. */
    static void until(BooleanSupplier so) throws InterruptedException {
        for (int tries = 0; !so.getAsBoolean(); tries++) {
            if (tries == 500) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(20);
        }
    }
}
