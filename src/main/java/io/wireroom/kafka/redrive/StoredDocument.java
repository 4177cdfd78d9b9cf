package io.wireroom.kafka.redrive;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A rejected document as stored on its topic. */
public final class StoredDocument {
    private final ConsumerRecord<byte[], byte[]> record;

    StoredDocument(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Its bytes; null for a tombstone. Must not be modified. */
    public byte @Nullable [] value() {
        return record.value();
    }

    /** The content type that the producer stated. */
    public @Nullable String contentType() {
        return RedrivenRecord.text(record, "content-type");
    }
}
