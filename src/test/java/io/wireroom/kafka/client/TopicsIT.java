package io.wireroom.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class TopicsIT {
    private final KafkaBroker.Running kafka;
    private final TopicNames names;

    TopicsIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.names = KafkaFixture.unusedNames(kafka);
    }

    @Test
    void createsMissingTopicsAndKeepsOthers() {
        kafka.create(names.held(), 7, Map.of());
        try (Topics topics = topics()) {
            assertThat(topics.create(3, null))
                    .containsExactly(
                            names.ingest(),
                            names.normalized(),
                            names.rejected(),
                            names.journal(),
                            names.deliveries(),
                            names.cursors());
            assertThat(topics.create(3, (short) 1)).isEmpty();

            assertThat(topics.partitions(names.ingest())).contains(3);
            assertThat(topics.partitions(names.held())).contains(7);
            topics.check();
        }
    }

    @Test
    void configuresRetention() {
        try (Topics topics = topics()) {
            topics.create(1, null);
        }
        assertThat(config(names.ingest(), "retention.ms")).isEqualTo("604800000");
        assertThat(config(names.rejected(), "retention.ms")).isEqualTo("2592000000");
        assertThat(config(names.journal(), "retention.ms")).isEqualTo("2592000000");
        assertThat(config(names.deliveries(), "cleanup.policy")).isEqualTo("compact");
        assertThat(config(names.deliveries(), "segment.bytes")).isEqualTo("16777216");
        assertThat(config(names.cursors(), "cleanup.policy")).isEqualTo("compact");
        assertThat(config(names.cursors(), "segment.bytes")).isEqualTo("16777216");
        assertThat(config(names.normalized(), "cleanup.policy")).isEqualTo("compact");
        assertThat(config(names.held(), "cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void countsUnprocessedRecords() {
        String topic = kafka.topic("lag", 2);
        String group = kafka.unusedName("group");
        try (Topics topics = topics();
                var producer = kafka.producer(Map.of())) {
            assertThat(topics.offsets().backlog(group, topic).records()).isZero();
            for (int i = 0; i < 10; i++) {
                KafkaBroker.Running.await(producer.send(new ProducerRecord<>(topic, i % 2, null, new byte[0])));
            }
            assertThat(topics.offsets().backlog(group, topic).records())
                    .as("without a position")
                    .isEqualTo(10);

            KafkaBroker.Running.await(kafka.admin()
                    .alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(3)))
                    .all());

            assertThat(topics.offsets().backlog(group, topic).records()).isEqualTo(7);
            assertThat(topics.offsets().backlog(group, names.ingest()).records())
                    .as("of a topic that is another, or missing")
                    .isEqualTo(2);
        }
    }

    @Test
    void reportsMissingTopicsInOneLine() {
        kafka.create(names.ingest(), 1, Map.of());
        try (Topics topics = topics()) {
            assertThatThrownBy(topics::check)
                    .isInstanceOf(TopicsMissingException.class)
                    .hasMessageContaining(String.join(
                            ", ",
                            names.normalized(),
                            names.held(),
                            names.rejected(),
                            names.journal(),
                            names.deliveries(),
                            names.cursors()))
                    .hasMessageNotContaining(names.ingest())
                    .hasMessageContaining("wireroom.topics.create")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void identityDiffersForARecreatedTopic() {
        try (Topics topics = topics()) {
            assertThat(topics.identity(names.normalized())).isEmpty();
            assertThat(topics.partitions(names.normalized())).isEmpty();
            kafka.create(names.normalized(), 1, Map.of());
            String first = topics.identity(names.normalized()).orElseThrow();
            assertThat(topics.identity(names.normalized())).contains(first);

            KafkaFixture.recreate(kafka, names.normalized());

            assertThat(topics.identity(names.normalized())).isPresent().get().isNotEqualTo(first);
        }
    }

    @Test
    void reportsAnUnreachableKafkaInOneLine() {
        var nobody =
                new KafkaSettings("127.0.0.1:9", Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "500"));
        try (Topics topics = new Topics(nobody, names)) {
            assertThatThrownBy(topics::check)
                    .isInstanceOf(KafkaUnreachableException.class)
                    .hasMessageContaining("127.0.0.1:9")
                    .hasMessageNotContaining("\n");
        }
    }

    private Topics topics() {
        return new Topics(KafkaFixture.settings(kafka), names);
    }

    private String config(String topic, String key) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var all = KafkaBroker.Running.await(
                kafka.admin().describeConfigs(List.of(resource)).all());
        return all.values().iterator().next().get(key).value();
    }
}
