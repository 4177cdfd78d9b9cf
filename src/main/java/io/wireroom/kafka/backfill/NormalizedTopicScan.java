package io.wireroom.kafka.backfill;

import io.wireroom.kafka.client.CommittedConsumer;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * One pass over the current content of the normalized topic. Gives the last edition of each article. It also gives earlier editions that lie
 * far before the last one, because finding them all would need memory for each article.
 */
public final class NormalizedTopicScan {
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaSettings kafka;
    private final String topic;

    /** A record of the topic. */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record Event(byte[] key, byte[] value) {}

    public NormalizedTopicScan(KafkaSettings kafka, TopicNames names) {
        this.kafka = kafka;
        this.topic = names.normalized();
    }

    /**
     * @param take receives batches of records, and returns whether to continue
     * @return whether the end was reached
     * @throws org.apache.kafka.common.KafkaException if the topic can't be read
     */
    public boolean run(Predicate<Collection<Event>> take) {
        try (KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.connect(kafka, "routes", 500)) {
            Map<TopicPartition, Long> ends = begin(consumer);
            while (!ends.isEmpty()) {
                if (!take.test(latest(consumer.poll(POLL)))) {
                    return false;
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return true;
        }
    }

    private Map<TopicPartition, Long> begin(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ends;
    }

    private static Collection<Event> latest(ConsumerRecords<byte[], byte[]> records) {
        Map<Bytes, Event> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null && record.value() != null) {
                latest.put(Bytes.wrap(record.key()), new Event(record.key(), record.value()));
            }
        }
        return new ArrayList<>(latest.values());
    }
}
