package io.wireroom.kafka.redrive;

import io.wireroom.article.ArticleId;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.client.CommittedConsumer;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.KafkaUnreachableException;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads single documents from the rejected topic, and sends them to the ingest topic again. Thread-safe. Each {@link Reading} has
 * its own connection, because operators rarely read.
 */
public final class RejectedDocuments implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final TopicNames topics;
    private @Nullable IngestProducer producer;

    public RejectedDocuments(KafkaSettings kafka, TopicNames topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /** A connection to the rejected topic. */
    public final class Reading implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.connect(kafka, "rejected", 1);

        private Reading() {}

        /**
         * The record at this position; empty if it does not exist or has been deleted.
         *
         * @throws KafkaUnreachableException if Kafka does not return it within ten seconds
         */
        public Optional<StoredDocument> at(RecordPosition position) {
            try {
                return read(position);
            } catch (KafkaException e) {
                throw new KafkaUnreachableException(kafka.bootstrapServers(), e);
            }
        }

        private Optional<StoredDocument> read(RecordPosition position) {
            TopicPartition partition = new TopicPartition(topics.rejected(), position.partition());
            if (consumer.partitionsFor(topics.rejected()).stream()
                    .noneMatch(known -> known.partition() == position.partition())) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            return position.offset() < start || position.offset() >= end
                    ? Optional.empty()
                    : poll(partition, position.offset());
        }

        private Optional<StoredDocument> poll(TopicPartition partition, long offset) {
            consumer.seek(partition, offset);
            long giveUp = System.nanoTime() + TIMEOUT.toNanos();
            while (consumer.position(partition) <= offset) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset ? Optional.of(new StoredDocument(record)) : Optional.empty();
                }
                if (System.nanoTime() > giveUp) {
                    throw new TimeoutException("no response within " + TIMEOUT);
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** @throws KafkaUnreachableException if Kafka can't be reached */
    public Reading open() {
        try {
            return new Reading();
        } catch (KafkaException e) {
            throw new KafkaUnreachableException(kafka.bootstrapServers(), e);
        }
    }

    /** Sends it unchanged, and waits for Kafka. */
    public SendResult redrive(StoredDocument rejected, RedrivenRecord.Options options) {
        return producer()
                .send(RedrivenRecord.of(rejected.record(), topics.ingest(), options))
                .toCompletableFuture()
                .join();
    }

    /**
     * Sends it with a corrected body, and waits for Kafka.
     *
     * @param id the id of the corrected document's article
     */
    public SendResult redrive(
            StoredDocument rejected,
            ArticleId id,
            byte[] body,
            @Nullable String contentType,
            RedrivenRecord.Options options) {
        return producer()
                .send(RedrivenRecord.corrected(rejected.record(), id, body, contentType, topics.ingest(), options))
                .toCompletableFuture()
                .join();
    }

    private synchronized IngestProducer producer() {
        IngestProducer made = producer;
        if (made == null) {
            made = IngestProducer.ofLargeRecords(kafka, topics.ingest());
            producer = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
