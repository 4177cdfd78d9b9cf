package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Documents that are generated before the clock starts, and then sent as fast as a broker takes them. */
final class Backlog {
    private final long[] ids;
    private final byte[][] documents;

    /** Documents with successive ids. */
    Backlog(long first, int count) {
        this(LongStream.range(first, first + count).toArray());
    }

    private Backlog(long[] ids) {
        this.ids = ids;
        this.documents = new byte[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            documents[i] = BenchDocuments.document(ids[i]);
        }
    }

    static Backlog of(long[] ids) {
        return new Backlog(ids.clone());
    }

    void send(String servers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "compression.type", "lz4", "linger.ms", 20, "batch.size", 256 << 10);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < documents.length; i++) {
                byte[] key = Long.toString(ids[i]).getBytes(US_ASCII);
                var _ = producer.send(new ProducerRecord<>(topic, key, documents[i]));
            }
        }
    }
}
