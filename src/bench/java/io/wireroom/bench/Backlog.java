package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Documents that are generated before the clock starts, and then sent as fast as a broker takes them. */
final class Backlog {
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);

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

    /**
     * Documents per second from the first one sent to the last event that a reader of committed records has.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    double rate(String servers, String topic, KafkaConsumer<byte[], byte[]> events) throws InterruptedException {
        long start = System.nanoTime();
        Thread sender = Thread.ofPlatform().start(() -> send(servers, topic));
        int seen = 0;
        while (seen < documents.length) {
            seen += events.poll(Duration.ofMillis(20)).count();
            if (System.nanoTime() - start > LONGEST_ROUND.toNanos()) {
                throw new IllegalStateException(
                        "%d of %d documents from %s after %s".formatted(seen, documents.length, topic, LONGEST_ROUND));
            }
        }
        double rate = documents.length / ChainBench.secondsSince(start);
        sender.join();
        return rate;
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
