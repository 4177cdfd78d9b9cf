package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a document, passed in internal headers between the two halves of the pipeline.
 *
 * @param key the original key's bytes, if it had one
 * @param cutFrom size in bytes of a record that was too large for the internal topic, so that its content is missing; otherwise 0
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
record SourceRecord(String topic, int partition, long offset, Instant timestamp, byte @Nullable [] key, long cutFrom) {
    private static final String POSITION = "wireroom-internal-position";
    private static final String KEY = "wireroom-internal-key";

    /** Writes this to the headers. Replaces headers of producers with the same names. */
    void writeTo(Headers headers) {
        headers.remove(POSITION);
        headers.remove(KEY);
        headers.add(POSITION, (partition + ":" + offset + ":" + cutFrom + ":" + topic).getBytes(UTF_8));
        if (key != null) {
            headers.add(KEY, key);
        }
    }

    /** Reads and removes the origin, so that the headers are those of the producer. */
    static SourceRecord removeFrom(Headers headers, long timestamp) {
        Header position = headers.lastHeader(POSITION);
        if (position == null) {
            throw new IllegalStateException("a record without its origin in the pipeline's own topic");
        }
        String[] parts = new String(position.value(), UTF_8).split(":", 4);
        Header key = headers.lastHeader(KEY);
        headers.remove(POSITION);
        headers.remove(KEY);
        return new SourceRecord(
                parts[3],
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                Instant.ofEpochMilli(timestamp),
                key == null ? null : key.value(),
                Long.parseLong(parts[2]));
    }

    @Nullable
    String keyText() {
        return key == null ? null : new String(key, UTF_8);
    }

    /** For logs. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
