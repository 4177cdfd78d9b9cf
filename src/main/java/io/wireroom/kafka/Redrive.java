package io.wireroom.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.RedriveReport.RejectedPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rejected documents to the ingest topic again, as their producers sent them: key, value, timestamp and headers, without
 * the pipeline's {@code wireroom-error-*} and with {@code wireroom-redriven}, which counts. The rejected ones stay where they
 * are; sending one twice does no harm.
 */
public final class Redrive {
    static final String COUNT = "wireroom-redriven";

    private static final String ERROR = "wireroom-error-";
    private static final String CODE = ERROR + "code";
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaSettings kafka;
    private final TopicNames topics;
    private final IngestProducer producer;

    public Redrive(KafkaSettings kafka, TopicNames topics, IngestProducer producer) {
        this.kafka = kafka;
        this.topics = topics;
        this.producer = producer;
    }

    /**
     * Goes through what lies on the rejected topic now, and returns when Kafka has answered for all of it. Documents that the
     * ingest topic is too small for are counted and passed over. It ends early once Kafka doesn't take a document for any other
     * reason.
     *
     * @throws org.apache.kafka.common.KafkaException if the rejected topic can't be read
     */
    public RedriveReport run(RedriveSelection selection) {
        try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
            return new Run(consumer, selection).run();
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Map<String, Object> defaults = Map.of("max.poll.records", 100, "default.api.timeout.ms", 10_000);
        Map<String, Object> fixed = Map.of(
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false);
        return new KafkaConsumer<>(
                kafka.client("redrive", defaults, fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> again(ConsumerRecord<byte[], byte[]> rejected) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : rejected.headers()) {
            if (!header.key().startsWith(ERROR) && !header.key().equals(COUNT)) {
                headers.add(header);
            }
        }
        headers.add(COUNT, Long.toString(timesRedriven(rejected) + 1).getBytes(UTF_8));
        return new ProducerRecord<>(
                topics.ingest(), null, rejected.timestamp(), rejected.key(), rejected.value(), headers);
    }

    private static long timesRedriven(ConsumerRecord<?, ?> rejected) {
        String count = text(rejected, COUNT);
        return count != null && count.matches("[0-9]{1,9}") ? Long.parseLong(count) : 0;
    }

    private static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** One pass from the topic's start, or the selection's, to its end at that time. */
    private final class Run {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final RedriveSelection selection;
        private final Map<TopicPartition, Long> ends = new HashMap<>();
        private long read;
        private long passedOver;
        private long redriven;
        private long tooLarge;
        private long failed;
        private final List<RejectedPlace> largest = new ArrayList<>();
        private boolean cutShort;

        Run(KafkaConsumer<byte[], byte[]> consumer, RedriveSelection selection) {
            this.consumer = consumer;
            this.selection = selection;
        }

        RedriveReport run() {
            begin();
            while (!ends.isEmpty() && redriven < selection.most() && failed == 0) {
                send(consumer.poll(POLL));
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return new RedriveReport(
                    read, redriven, passedOver, tooLarge, failed, ends.isEmpty() && failed == 0 && !cutShort, largest);
        }

        private void begin() {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.rejected()).stream()
                    .filter(info -> selection.covers(info.partition()))
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                long from = Math.max(selection.from(), starts.getOrDefault(partition, 0L));
                long to = Math.min(selection.to(), end);
                if (from < to) {
                    consumer.seek(partition, from);
                    ends.put(partition, to);
                }
            });
            consumer.assign(ends.keySet());
        }

        private void send(Iterable<ConsumerRecord<byte[], byte[]>> records) {
            Map<ConsumerRecord<byte[], byte[]>, CompletableFuture<Receipt>> answers = new LinkedHashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= selection.to()) {
                    continue;
                }
                if (redriven + answers.size() >= selection.most()) {
                    cutShort = true;
                    break;
                }
                read++;
                if (selection.wants(text(record, CODE))) {
                    answers.put(record, producer.send(again(record)).toCompletableFuture());
                } else {
                    passedOver++;
                }
            }
            answers.forEach((record, answer) -> count(record, answer.join()));
        }

        private void count(ConsumerRecord<?, ?> record, Receipt receipt) {
            switch (receipt) {
                case Receipt.Accepted accepted -> redriven++;
                case Receipt.TooLarge(int bytes) ->
                    passLarge(new RejectedPlace(record.partition(), record.offset(), bytes));
                case Receipt.Unavailable unavailable -> failed++;
            }
        }

        private void passLarge(RejectedPlace place) {
            tooLarge++;
            if (largest.size() < RedriveReport.PLACES) {
                largest.add(place);
            }
        }
    }
}
