package io.wireroom.kafka.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wireroom.article.AgreedTime;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.client.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock of a real broker. */
@ExtendWith(KafkaBroker.class)
class BrokerClocksIT {
    private final KafkaBroker.Running kafka;

    BrokerClocksIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    private BrokerClocks clocks(Topics topics, String topic) {
        return new BrokerClocks(
                KafkaFixture.settings(kafka),
                topics,
                new BrokerClocks.Settings(topic, (short) 1, Duration.ofSeconds(1)));
    }

    @Test
    void aWrongLocalClockIsNotTrusted() {
        try (Topics topics = new Topics(KafkaFixture.settings(kafka), KafkaFixture.unusedNames(kafka));
                BrokerClocks clocks = clocks(topics, kafka.unusedName("clock"))) {
            clocks.start();
            clocks.start();

            Instant now = Instant.now();
            assertThat(clocks.at(now)).isEqualTo(new AgreedTime(now, now));
            Instant ahead = now.plus(Duration.ofHours(1));
            assertThat(clocks.at(ahead).earliest()).isCloseTo(now, within(1, ChronoUnit.SECONDS));
            assertThat(clocks.at(ahead).latest()).isEqualTo(ahead);
            Instant behind = now.minus(Duration.ofHours(1));
            assertThat(clocks.at(behind).earliest()).isEqualTo(behind);
            assertThat(clocks.at(behind).latest()).isCloseTo(now, within(1, ChronoUnit.SECONDS));
            assertThat(clocks.secondsAhead(ahead)).isCloseTo(3_600, within(1.0));
        }
    }

    @Test
    void isUnknownBeforeTheFirstReading() {
        try (Topics topics = new Topics(KafkaFixture.settings(kafka), KafkaFixture.unusedNames(kafka));
                BrokerClocks clocks = clocks(topics, kafka.unusedName("clock"))) {
            assertThat(clocks.secondsAhead(Instant.now())).isNaN();
        }
    }

    @Test
    void refusesATopicWithTheTimesOfProducers() {
        String topic = kafka.topic("clock", 1, Map.of("message.timestamp.type", "CreateTime"));
        try (Topics topics = new Topics(KafkaFixture.settings(kafka), KafkaFixture.unusedNames(kafka));
                BrokerClocks clocks = clocks(topics, topic)) {
            assertThatThrownBy(clocks::start)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining(topic)
                    .hasMessageContaining("message.timestamp.type=LogAppendTime");
        }
    }

    @Test
    void doesNotStartWithoutKafka() {
        KafkaSettings nowhere =
                new KafkaSettings("127.0.0.1:1", Map.of("default.api.timeout.ms", "1000", "request.timeout.ms", "500"));
        try (Topics topics = new Topics(nowhere, KafkaFixture.unusedNames(kafka));
                BrokerClocks clocks = new BrokerClocks(
                        nowhere, topics, new BrokerClocks.Settings("clock", null, Duration.ofSeconds(1)))) {
            assertThatThrownBy(clocks::start).isInstanceOf(KafkaUnreachableException.class);
        }
    }
}
