package io.wireroom.kafka;

import io.wireroom.CommittedLog;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Topics and settings that the tests of Kafka clients share. */
public final class KafkaFixture {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private KafkaFixture() {}

    public static KafkaSettings settings(KafkaBroker.Running kafka) {
        return new KafkaSettings(kafka.bootstrapServers(), Map.of());
    }

    public static TopicNames unusedNames(KafkaBroker.Running kafka) {
        return new TopicNames(
                kafka.unusedName("ingest"),
                kafka.unusedName("normalized"),
                kafka.unusedName("held"),
                kafka.unusedName("rejected"),
                kafka.unusedName("journal"),
                kafka.unusedName("deliveries"),
                kafka.unusedName("cursors"));
    }

    /** Deletes a topic and makes it again, empty, with one partition. */
    public static void recreate(KafkaBroker.Running kafka, String topic) {
        KafkaBroker.Running.await(kafka.admin().deleteTopics(List.of(topic)).all());
        while (KafkaBroker.Running.await(kafka.admin().listTopics().names()).contains(topic)) {
            Thread.onSpinWait();
        }
        kafka.create(topic, 1, Map.of());
    }

    /** All that lies on a topic. */
    public static List<ConsumerRecord<byte[], byte[]>> read(KafkaBroker.Running kafka, String topic) {
        return CommittedLog.read(kafka.client(Map.of()), topic);
    }

    /** Waits until it is so, for two minutes at the most. */
    public static void until(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(20);
        }
    }
}
