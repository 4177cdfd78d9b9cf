package io.wireroom.kafka.redrive;

import io.wireroom.kafka.client.CommittedConsumer;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendCounts;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.redrive.RedriveReport.RejectedPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends rejected documents to the ingest topic again, as {@link RedrivenRecord}s. They stay on the rejected topic; sending one
 * twice is harmless.
 */
public final class Redrive {
    private static final String CODE = RedrivenRecord.ERROR + "code";
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaSettings kafka;
    private final TopicNames topics;
    private final IngestProducer producer;
    private final RedrivenRecord.Options options;

    public Redrive(KafkaSettings kafka, TopicNames topics, IngestProducer producer, RedrivenRecord.Options options) {
        this.kafka = kafka;
        this.topics = topics;
        this.producer = producer;
        this.options = options;
    }

    /**
     * Sends the selected documents that are on the rejected topic now, and returns when Kafka has acknowledged or refused all of
     * them. Documents that exceed the limit of the ingest topic are counted and skipped. Ends early if Kafka does not accept a
     * document for another reason.
     *
     * @throws org.apache.kafka.common.KafkaException if the rejected topic can't be read
     */
    public RedriveReport run(RedriveSelection selection) {
        try (KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.connect(kafka, "redrive", 100)) {
            return new Run(consumer, selection).run();
        }
    }

    /** One pass from the start of the topic or of the selection to the current end. */
    private final class Run {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final RedriveSelection selection;
        private final Map<TopicPartition, Long> ends = new HashMap<>();
        private long read;
        private long skipped;
        private SendCounts counts = SendCounts.NONE;
        private final List<RejectedPlace> largest = new ArrayList<>();
        private boolean cutShort;

        Run(KafkaConsumer<byte[], byte[]> consumer, RedriveSelection selection) {
            this.consumer = consumer;
            this.selection = selection;
        }

        RedriveReport run() {
            begin();
            while (!ends.isEmpty() && counts.accepted() < selection.most() && counts.failed() == 0) {
                send(consumer.poll(POLL));
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return new RedriveReport(
                    read,
                    counts.accepted(),
                    skipped,
                    counts.tooLarge(),
                    counts.failed(),
                    ends.isEmpty() && counts.failed() == 0 && !cutShort,
                    largest);
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
            Map<ConsumerRecord<byte[], byte[]>, CompletableFuture<SendResult>> results = new LinkedHashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= selection.to()) {
                    continue;
                }
                if (counts.accepted() + results.size() >= selection.most()) {
                    cutShort = true;
                    break;
                }
                read++;
                if (selection.includes(RedrivenRecord.text(record, CODE))) {
                    results.put(
                            record,
                            producer.send(RedrivenRecord.of(record, topics.ingest(), options))
                                    .toCompletableFuture());
                } else {
                    skipped++;
                }
            }
            results.forEach((record, result) -> count(record, result.join()));
        }

        private void count(ConsumerRecord<?, ?> record, SendResult result) {
            counts = counts.plus(result);
            if (result instanceof SendResult.TooLarge(int bytes) && largest.size() < RedriveReport.PLACES) {
                largest.add(new RejectedPlace(record.partition(), record.offset(), bytes));
            }
        }
    }
}
