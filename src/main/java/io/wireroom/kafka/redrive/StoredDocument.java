package io.wireroom.kafka.redrive;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A rejected document as it lies on its topic. */
public final class StoredDocument {
    private final ConsumerRecord<byte[], byte[]> record;

    StoredDocument(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Its bytes; absent for a tombstone. Not to be changed. */
    public byte @Nullable [] value() {
        return record.value();
    }

    /** As its producer said it. */
    public @Nullable String contentType() {
        return RedrivenRecord.text(record, "content-type");
    }
}
