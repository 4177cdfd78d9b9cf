package io.wireroom.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class KafkaClientTest {
    /** A name that never resolves (RFC 6761). */
    private static final String UNKNOWN = "kafka.invalid:9092";

    private static Admin admin(String servers) {
        return Admin.create(new KafkaSettings(servers, Map.of()).client("test", Map.of(), Map.of()));
    }

    @Test
    void isCreatedWhenABrokerResolves() {
        Queue<Supplier<String>> dns = new ArrayDeque<>(
                List.of(() -> admin(UNKNOWN).toString(), () -> admin(UNKNOWN).toString(), () -> "made"));
        KafkaClient<String> client = new KafkaClient<>(
                new KafkaSettings(UNKNOWN, Map.of()), () -> dns.remove().get());
        assertThat(client.ifCreated()).isNull();
        assertThatExceptionOfType(KafkaUnreachableException.class)
                .isThrownBy(client::get)
                .withMessageContaining(UNKNOWN);
        assertThat(client.get()).isEqualTo("made");
        assertThat(client.get()).as("only one is made").isEqualTo("made");
        assertThat(client.ifCreated()).isEqualTo("made");
    }

    @Test
    void rejectsInvalidSettingsImmediately() {
        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> new Topics(new KafkaSettings("nonsense", Map.of()), TopicNames.DEFAULT))
                .havingCause()
                .withMessageContaining("nonsense");
    }

    @Test
    void isUnavailableWhileNoBrokerResolves() {
        KafkaSettings kafka = new KafkaSettings(UNKNOWN, Map.of());
        try (IngestProducer intake = new IngestProducer(kafka, "in");
                Topics topics = new Topics(kafka, TopicNames.DEFAULT)) {
            assertThat(intake.put(new Submission(null, new byte[1])))
                    .isCompletedWithValueMatching(receipt -> receipt instanceof SendResult.Unavailable);
            assertThatExceptionOfType(KafkaUnreachableException.class).isThrownBy(topics::check);
        }
    }
}
