package io.wireroom.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp. If it has none, as with old clients, or one outside the range of RFC 3339, the timestamp of the previous
 * record in its partition.
 */
public final class RecordTime implements TimestampExtractor {
    /** 9999-12-31T23:59:59Z: RFC 3339 limits years to four digits. */
    private static final long LAST = 253_402_300_799_000L;

    @Override
    public long extract(ConsumerRecord<Object, Object> document, long partitionTime) {
        long timestamp = document.timestamp();
        return timestamp >= 0 && timestamp <= LAST ? timestamp : Math.max(partitionTime, 0);
    }
}
