package io.wireroom.kafka;

import io.wireroom.CommittedLog;
import io.wireroom.broker.KafkaBroker;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
                kafka.unusedName("rejected"),
                kafka.unusedName("journal"));
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
        return CommittedLog.read(kafka.client(Map.of()), topic);
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
