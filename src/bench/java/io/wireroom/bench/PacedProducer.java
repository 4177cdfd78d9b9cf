package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends generated documents at a constant rate, each at its time and without waiting for others. */
record PacedProducer(String servers, String topic, int perSecond) {

    /**
     * @param first id of the first document; the others follow
     * @param sent receives the time of sending of each document, from {@link System#nanoTime}; its length is the number of documents
     */
    void send(long first, long[] sent) throws InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "linger.ms", 0, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < sent.length; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                byte[] key = Long.toString(first + i).getBytes(US_ASCII);
                byte[] document = BenchDocuments.document(first + i);
                sent[i] = System.nanoTime();
                var _ = producer.send(new ProducerRecord<>(topic, key, document));
            }
        }
    }
}
