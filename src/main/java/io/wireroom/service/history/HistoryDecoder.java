package io.wireroom.service.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.RawDocument;
import io.wireroom.article.TextPosition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.history.HistoryLog;
import io.wireroom.history.HistoryRecord;
import io.wireroom.journal.JournalEntry.Failure;
import io.wireroom.journal.JournalJsonReader;
import io.wireroom.journal.MalformedEntryException;
import io.wireroom.journal.Provenance;
import io.wireroom.journal.RecordPosition;
import io.wireroom.kafka.follow.RecordDecoder;
import io.wireroom.kafka.redrive.RedrivenRecord;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decodes records of the topics that the document index is built from. */
final class HistoryDecoder {
    private static final int MAX_CONTENT_TYPE_LENGTH = 200;

    private final DocumentPipeline pipeline;

    HistoryDecoder(DocumentPipeline pipeline) {
        this.pipeline = pipeline;
    }

    RecordDecoder<HistoryRecord> of(HistoryLog log) {
        return switch (log) {
            case JOURNAL -> HistoryDecoder::entry;
            case REJECTED -> this::rejected;
            case HELD -> HistoryDecoder::held;
        };
    }

    private static RecordDecoder.Decoded<HistoryRecord> entry(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new RecordDecoder.Decoded.Unreadable<>("no value");
        }
        try {
            return change(new HistoryRecord.Entry(JournalJsonReader.read(record.value())));
        } catch (MalformedEntryException e) {
            return new RecordDecoder.Decoded.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private RecordDecoder.Decoded<HistoryRecord> rejected(ConsumerRecord<byte[], byte[]> record) {
        String code = RedrivenRecord.text(record, RedrivenRecord.ERROR + "code");
        if (code == null) {
            return new RecordDecoder.Decoded.Unreadable<>("no " + RedrivenRecord.ERROR + "code");
        }
        String contentType = RedrivenRecord.text(record, "content-type");
        String detail = RedrivenRecord.text(record, RedrivenRecord.ERROR + "detail");
        return change(new HistoryRecord.Rejected(
                new RecordPosition(record.partition(), record.offset()),
                origin(record),
                RedrivenRecord.text(record, RedrivenRecord.ERROR + "topic"),
                identity(record, contentType),
                failure(code, detail == null ? "" : detail),
                Instant.ofEpochMilli(record.timestamp()),
                contentType == null || contentType.length() > MAX_CONTENT_TYPE_LENGTH ? null : contentType,
                record.value() == null ? -1 : record.value().length,
                Provenance.of(name -> RedrivenRecord.text(record, name))));
    }

    private static Failure failure(String code, String detail) {
        return new Failure(code, detail, TextPosition.in(detail).orElse(null));
    }

    private static @Nullable RecordPosition origin(ConsumerRecord<byte[], byte[]> record) {
        return RecordPosition.parse(RedrivenRecord.text(record, RedrivenRecord.ERROR + "partition") + "-"
                        + RedrivenRecord.text(record, RedrivenRecord.ERROR + "offset"))
                .orElse(null);
    }

    /** A rejected document may contain anything. On a failure, only its identity is lost. */
    private DocumentIdentity identity(ConsumerRecord<byte[], byte[]> record, @Nullable String contentType) {
        try {
            String key = record.key() == null ? null : new String(record.key(), UTF_8);
            return pipeline.identity(
                    new RawDocument(key, record.value(), contentType, Instant.ofEpochMilli(record.timestamp())));
        } catch (RuntimeException | StackOverflowError defect) {
            return DocumentIdentity.NONE;
        }
    }

    private static RecordDecoder.Decoded<HistoryRecord> held(ConsumerRecord<byte[], byte[]> record) {
        ArticleId id = record.key() == null
                ? null
                : ArticleId.parse(new String(record.key(), UTF_8)).orElse(null);
        if (id == null) {
            return new RecordDecoder.Decoded.Unreadable<>("no article's key");
        }
        if (record.value() == null) {
            return change(new HistoryRecord.NotHeld(id));
        }
        try {
            Article article = ArticleJsonReader.readHeld(record.value());
            return change(new HistoryRecord.Held(
                    id,
                    article.title(),
                    article.source(),
                    ArticleJsonReader.readRelease(record.value()),
                    Instant.ofEpochMilli(record.timestamp())));
        } catch (MalformedEditionException e) {
            return new RecordDecoder.Decoded.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private static RecordDecoder.Decoded<HistoryRecord> change(HistoryRecord record) {
        return new RecordDecoder.Decoded.Change<>(record);
    }
}
