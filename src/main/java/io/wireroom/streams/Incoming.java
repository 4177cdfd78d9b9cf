package io.wireroom.streams;

import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.journal.Handover;
import io.wireroom.ledger.Arrival;
import io.wireroom.trace.TraceSpan;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** A record that is being processed. */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
record Incoming(SourceRecord origin, byte[] value, Headers headers, Handover handover, TraceSpan span) {

    long timestamp() {
        return origin.timestamp().toEpochMilli();
    }

    RawDocument raw() {
        return Documents.of(origin, value, headers, handover);
    }

    Arrival arrival() {
        Instant received = origin.timestamp();
        return new Arrival(handover.firstReceived(received), received, handover.redriven() > 0, handover.forced());
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
