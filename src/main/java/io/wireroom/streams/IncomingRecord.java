package io.wireroom.streams;

import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.journal.Provenance;
import io.wireroom.ledger.IngestContext;
import io.wireroom.ledger.SourceRestriction;
import io.wireroom.trace.TraceSpan;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** A record that is being processed. */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
record IncomingRecord(SourceRecord origin, byte[] value, Headers headers, Provenance provenance, TraceSpan span) {

    long timestamp() {
        return origin.timestamp().toEpochMilli();
    }

    RawDocument raw() {
        return Documents.of(origin, value, headers, provenance);
    }

    IngestContext context() {
        Instant received = origin.timestamp();
        Set<String> sources = provenance.sources();
        return new IngestContext(
                provenance.firstReceived(received),
                received,
                provenance.redriven() > 0,
                provenance.forced(),
                sources == null ? null : new SourceRestriction(sources));
    }

    /** Headers of the records that result from it: they continue its trace. */
    Headers cause() {
        return span.onward(headers);
    }

    /** Whether its content is missing, because it was too large for the internal topic. */
    boolean isCut() {
        return origin.cutFrom() > 0;
    }

    Rejection tooLarge() {
        return new Rejection(
                Rejection.Code.TOO_LARGE,
                "the record takes " + origin.cutFrom() + " bytes; its content is left where it was, at " + origin);
    }
}
