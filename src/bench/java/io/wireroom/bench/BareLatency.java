package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.pipeline.DocumentPipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Baseline for the latency: a {@link BareLoop} between two topics with one partition, and a reader of committed records. */
final class BareLatency {
    private BareLatency() {}

    /**
     * @param sent time of sending of each document, from {@link System#nanoTime}
     * @param received time of receipt of each article
     */
    @SuppressWarnings("ArrayRecordComponent") // measurements, which nobody compares
    record Times(long[] sent, long[] received) {}

    static Times measure(String servers, int documents, int perSecond) throws Exception {
        String run = "bench-" + System.nanoTime();
        String from = run + "-in";
        String to = run + "-out";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(from, 1, (short) 1), new NewTopic(to, 1, (short) 1)))
                    .all()
                    .get();
            try {
                return measure(servers, from, to, documents, perSecond);
            } finally {
                admin.deleteTopics(List.of(from, to)).all().get();
            }
        }
    }

    private static Times measure(String servers, String from, String to, int documents, int perSecond)
            throws Exception {
        DocumentPipeline pipeline = BenchDocuments.pipeline();
        FutureTask<long[]> reading = new FutureTask<>(() -> read(servers, to, documents));
        Thread.ofPlatform().daemon().start(reading);
        Thread loop = Thread.ofPlatform()
                .daemon()
                .start(() -> new BareLoop(servers, pipeline, BareLoop.Copies.NONE).run(from, to, documents, from));
        long[] sent = new long[documents];
        new PacedProducer(servers, from, perSecond).send(1, sent);
        long[] received = reading.get();
        loop.join();
        return new Times(sent, received);
    }

    private static long[] read(String servers, String topic, int documents) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long[] received = new long[documents];
            for (int left = documents; left > 0; ) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(50))) {
                    received[Integer.parseInt(new String(event.key(), US_ASCII)) - 1] = System.nanoTime();
                    left--;
                }
            }
            return received;
        }
    }
}
