package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.event.CloudEvent;
import io.wireroom.ledger.LedgerEntry;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes to the output topics, in the transaction of the record that is being processed. */
final class OutputTopics {
    static final String NORMALIZED = "normalized";
    static final String HELD = "held";
    static final String REJECTED = "rejected";

    private static final String ERROR = "wireroom-error-";

    private final ProcessorContext<byte[], byte[]> context;
    private final EventAttributes events;

    OutputTopics(ProcessorContext<byte[], byte[]> context, EventAttributes events) {
        this.context = context;
        this.events = events;
    }

    /** @param next the article's entry with this edition */
    void publish(ChangeType type, Edition edition, byte[] json, LedgerEntry next, Headers cause, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        CloudEvent.headers(type, edition, events.source(), events.schema())
                .forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        LedgerHeader.of(next).writeTo(headers);
        copyTrace(cause, headers);
        context.forward(new Record<>(key(edition.id()), json, timestamp, headers), NORMALIZED);
    }

    /** @param next the article's entry with this version */
    void hold(ArticleId id, byte[] json, LedgerEntry next, Headers cause, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", "application/json".getBytes(UTF_8));
        LedgerHeader.of(next).writeTo(headers);
        if (next.held() != null) {
            HeldHeaders.of(next.held()).writeTo(headers);
        }
        copyTrace(cause, headers);
        context.forward(new Record<>(key(id), json, timestamp, headers), HELD);
    }

    /** Deletes the held version. */
    void deleteHeld(ArticleId id, Headers cause, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        copyTrace(cause, headers);
        context.forward(new Record<>(key(id), null, timestamp, headers), HELD);
    }

    /** Writes the original record, unchanged, with the reason in headers. */
    void reject(SourceRecord origin, byte @Nullable [] value, Headers original, Rejection rejection) {
        RecordHeaders headers = new RecordHeaders(original);
        error(headers, "code", rejection.code().toString());
        error(headers, "detail", rejection.detail());
        error(headers, "topic", origin.topic());
        error(headers, "partition", Integer.toString(origin.partition()));
        error(headers, "offset", Long.toString(origin.offset()));
        error(headers, "timestamp", origin.timestamp().toString());
        long timestamp = origin.timestamp().toEpochMilli();
        context.forward(new Record<>(origin.key(), value, timestamp, headers), REJECTED);
    }

    /** Writes a held version that can't be released, with the reason in headers. It has no record on the ingest topic. */
    void rejectHeld(ArticleId id, byte @Nullable [] json, Rejection rejection, Headers cause, Instant due) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", "application/json".getBytes(UTF_8));
        error(headers, "code", rejection.code().toString());
        error(headers, "detail", rejection.detail());
        error(headers, "timestamp", due.toString());
        copyTrace(cause, headers);
        context.forward(new Record<>(key(id), json, due.toEpochMilli(), headers), REJECTED);
    }

    private static void error(Headers headers, String name, String value) {
        headers.remove(ERROR + name);
        headers.add(ERROR + name, value.getBytes(UTF_8));
    }

    static void copyTrace(Headers from, Headers to) {
        for (String name : new String[] {"traceparent", "tracestate"}) {
            Header header = from.lastHeader(name);
            if (header != null) {
                to.add(header);
            }
        }
    }

    static byte[] key(ArticleId id) {
        return id.toString().getBytes(US_ASCII);
    }
}
