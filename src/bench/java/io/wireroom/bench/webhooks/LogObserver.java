package io.wireroom.bench.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.Cursor;
import io.wireroom.bench.webhooks.Recording.Stored;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed changes, and what the senders store, and notes when. */
final class LogObserver implements AutoCloseable {
    private static final String CHANGES = "articles.normalized";
    private static final String DELIVERIES = "articles.deliveries";
    private static final Pattern CURSOR =
            Pattern.compile("\"epoch\":\\d+,(?:\"order\":\"[^\"]*\",)?\"cursor\":\"([\\w-]+)\"");

    private final Map<Revision, Seen> seen = new ConcurrentHashMap<>();
    private final Queue<Stored> stored = new ConcurrentLinkedQueue<>();
    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String identity;
    private final Thread thread;
    private volatile boolean ended;

    /** @param at time when it was read, in microseconds */
    record Seen(String type, int partition, long offset, long at) {}

    LogObserver(String bootstrap) {
        try (Topics topics = new Topics(new KafkaSettings(bootstrap, Map.of()), TopicNames.DEFAULT)) {
            identity = topics.identity(CHANGES).orElseThrow();
        }
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(CHANGES, DELIVERIES)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        while (!ended) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.topic().equals(CHANGES)) {
                    change(record);
                } else if (record.value() != null) {
                    delivery(record);
                }
            }
        }
        consumer.close();
    }

    private void change(ConsumerRecord<byte[], byte[]> record) {
        String[] id = header(record, "ce_id").split(":", -1);
        String type = header(record, "ce_type");
        Seen now =
                new Seen(type.substring(type.lastIndexOf('.') + 1), record.partition(), record.offset(), Receipt.now());
        Revision revision = new Revision(Long.parseLong(id[0]), Integer.parseInt(id[1]));
        if (seen.put(revision, now) != null) {
            differences.add("log: " + revision + " is there twice");
        }
    }

    private void delivery(ConsumerRecord<byte[], byte[]> record) {
        Matcher cursor = CURSOR.matcher(new String(record.value(), UTF_8));
        if (cursor.find() && Cursor.decode(cursor.group(1), identity) instanceof Cursor.Decoded.Ok(Cursor position)) {
            String partner = new String(record.key(), UTF_8).replaceFirst("/.*", "");
            stored.add(new Stored(partner, position.positions(), record.timestamp() * 1_000));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    Map<Revision, Seen> seen() {
        return seen;
    }

    List<Stored> stored() {
        return List.copyOf(stored);
    }

    /** Partners whose endpoints have a position. */
    long begun() {
        return stored.stream().map(Stored::partner).distinct().count();
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
