package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Produces {@code -Ddocuments=} documents to {@code articles.ingest} of the broker at {@code -Dkafka=}, with ids from {@code
 * -Dfirst=}, at {@code -Drate=} documents per second; without a rate, as fast as the broker accepts them.
 */
final class Producing {
    private static final String KAFKA = System.getProperty("kafka", "127.0.0.1:9092");
    private static final long FIRST = Long.getLong("first", 1);
    private static final int DOCUMENTS = Integer.getInteger("documents", 100_000);
    private static final int RATE = Integer.getInteger("rate", 0);

    private Producing() {}

    static void run() throws InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", KAFKA, "compression.type", "lz4", "linger.ms", RATE == 0 ? 20 : 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < DOCUMENTS; i++) {
                long due = RATE == 0 ? start : start + i * 1_000_000_000L / RATE;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                byte[] key = Long.toString(FIRST + i).getBytes(US_ASCII);
                var _ = producer.send(new ProducerRecord<>("articles.ingest", key, BenchDocuments.document(FIRST + i)));
            }
        }
    }
}
