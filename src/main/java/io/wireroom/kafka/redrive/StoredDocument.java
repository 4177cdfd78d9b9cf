package io.wireroom.kafka.redrive;

import io.wireroom.journal.Provenance;
import java.util.Set;
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

    /** The keys of the sources whose articles its sender may change; null if it may change all. */
    public @Nullable Set<String> sources() {
        return Provenance.of(name -> RedrivenRecord.text(record, name)).sources();
    }

    /** The content type that the producer stated. */
    public @Nullable String contentType() {
        return RedrivenRecord.text(record, "content-type");
    }
}
