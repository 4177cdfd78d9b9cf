package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.normalize.source.SourceRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that grow beyond every topic's limit once they are decompressed, and how the line behind them fares. */
@ExtendWith(KafkaBroker.class)
class OversizedRecordIT {
    private final KafkaBroker.Running kafka;

    OversizedRecordIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void rejectsOversizedRecordsAndContinues() throws Exception {
        Map<Integer, byte[]> documents = new TreeMap<>();
        documents.put(2, blanks(2 << 20));
        documents.put(20, blanks(20 << 20));
        documents.put(60, blanks(60 << 20));
        try (Wire wire = new Wire(kafka, Feed.SITE, Feed.ASSETS, new SourceRegistry(List.of()))) {
            for (Map.Entry<Integer, byte[]> each : documents.entrySet()) {
                wire.send(0, each.getKey() + " MiB", each.getValue()).get();
            }
            wire.send(0, null, Feed.document(1, "After")).get();
            wire.answered(4);

            assertThat(wire.read(wire.normalized)).hasSize(1);
            List<ConsumerRecord<byte[], byte[]>> rejected = wire.read(wire.rejected);
            assertThat(rejected)
                    .extracting(record -> new String(record.key(), UTF_8))
                    .containsExactlyInAnyOrder("2 MiB", "20 MiB", "60 MiB");
            for (ConsumerRecord<byte[], byte[]> record : rejected) {
                int mib = Integer.parseInt(new String(record.key(), UTF_8).replace(" MiB", ""));
                boolean whole = Arrays.equals(record.value(), documents.get(mib));
                assertThat(whole).isEqualTo(mib < 32);
                assertThat(whole || record.value().length == 0).isTrue();
                assertThat(record.headers().lastHeader("wireroom-error-code").value())
                        .isEqualTo("too-large".getBytes(UTF_8));
            }
        }
    }

    private static byte[] blanks(int size) {
        byte[] blanks = new byte[size];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }
}
