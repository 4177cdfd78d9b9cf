package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * From a document's acknowledgement by Kafka to its article's first 200 over REST, at 100 documents a second, on a service
 * that runs already ({@code -Dkafka=} and {@code -Durl=}, by default the first command's). Each article is asked for every
 * 10 ms, so a figure is up to that much too large.
 */
final class LatencyBench {
    private static final String KAFKA = System.getProperty("kafka", "127.0.0.1:9092");
    private static final String URL = System.getProperty("url", "http://127.0.0.1:8080");
    private static final int A_SECOND = 100;
    private static final int WARM_UP = 2_000;
    private static final int DOCUMENTS = 6_000;
    private static final long FIRST_ID = 5_000_000_000L + System.currentTimeMillis() % 1_000_000_000L * 1_000;

    private LatencyBench() {}

    static void run() throws Exception {
        ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
        CountDownLatch open = new CountDownLatch(DOCUMENTS);
        HttpClient client = HttpClient.newHttpClient();
        Map<String, Object> properties = Map.of("bootstrap.servers", KAFKA, "linger.ms", 0, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < DOCUMENTS; i++) {
                long due = start + i * 1_000_000_000L / A_SECOND;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                long id = FIRST_ID + i;
                boolean counts = i >= WARM_UP;
                byte[] key = Long.toString(id).getBytes(US_ASCII);
                var _ = producer.send(
                        new ProducerRecord<>("articles.ingest", key, BenchDocuments.document(id)),
                        (metadata, failure) -> Thread.startVirtualThread(() -> {
                            long acknowledged = System.nanoTime();
                            waitFor(id, client);
                            if (counts) {
                                millis.add((System.nanoTime() - acknowledged) / 1_000_000);
                            }
                            open.countDown();
                        }));
            }
            open.await();
        }
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "produce to REST at %d/s, %d articles: p50 %d ms, p90 %d ms, p99 %d ms, max %d ms%n",
                A_SECOND,
                sorted.length,
                at(sorted, 50),
                at(sorted, 90),
                at(sorted, 99),
                Arrays.stream(sorted).max().orElse(0));
    }

    private static long at(long[] sorted, int percentile) {
        return sorted[(int) ((long) (sorted.length - 1) * percentile / 100)];
    }

    private static void waitFor(long id, HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(URL + "/v1/articles/" + id)).build();
        try {
            while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                Thread.sleep(10);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the service does not answer", e);
        }
    }
}
