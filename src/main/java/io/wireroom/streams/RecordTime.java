package io.wireroom.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, or, where it has none (possible with old clients) or one that RFC 3339 can't hold, the one
 * of the record before it in its partition.
 */
public final class RecordTime implements TimestampExtractor {
    /** 9999-12-31T23:59:59Z: four digits are all that RFC 3339 has for a year. */
    private static final long LAST = 253_402_300_799_000L;

    @Override
    public long extract(ConsumerRecord<Object, Object> document, long partitionTime) {
        long timestamp = document.timestamp();
        return timestamp >= 0 && timestamp <= LAST ? timestamp : Math.max(partitionTime, 0);
    }
}
