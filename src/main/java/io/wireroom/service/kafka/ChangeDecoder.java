package io.wireroom.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.Change;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.CloudEvent;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.kafka.follow.RecordDecoder;
import io.wireroom.trace.Traces;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decodes records of the normalized topic. */
public final class ChangeDecoder implements RecordDecoder<Change> {
    private final Traces traces;

    public ChangeDecoder(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Decoded<Change> decode(ConsumerRecord<byte[], byte[]> event) {
        if (event.value() == null) {
            return new Decoded.Unreadable<>("no value");
        }
        Optional<ChangeType> type = type(event);
        if (type.isEmpty()) {
            return new Decoded.Unreadable<>("no ce_type of an article's change");
        }
        try {
            Edition edition = ArticleJsonReader.read(event.value());
            traces.arrived(new Traces.Revision(edition.id(), edition.revision()), event.headers());
            return new Decoded.Change<>(new Change(
                    edition,
                    event.value(),
                    type.get(),
                    event.partition(),
                    event.offset(),
                    Instant.ofEpochMilli(event.timestamp())));
        } catch (MalformedEditionException e) {
            return new Decoded.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<ChangeType> type(ConsumerRecord<byte[], byte[]> event) {
        Header type = event.headers().lastHeader("ce_type");
        return type == null || type.value() == null
                ? Optional.empty()
                : CloudEvent.changeType(new String(type.value(), UTF_8));
    }
}
