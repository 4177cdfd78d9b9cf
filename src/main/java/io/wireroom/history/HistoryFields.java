package io.wireroom.history;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Source;
import io.wireroom.history.HistoryRecord.Entry;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalJson;
import io.wireroom.journal.JournalJsonReader;
import io.wireroom.journal.MalformedEntryException;
import io.wireroom.journal.Outcome;
import io.wireroom.journal.RecordPosition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** Converts records to index documents and back. */
final class HistoryFields {
    static final String KIND = "kind";
    static final String KEY = "key";
    static final String ARTICLE = "article";
    static final String DOCUMENT = "document";
    static final String INGEST_PARTITION = "ingest_partition";
    static final String REDRIVE_OF = "redrive_of";
    static final String SOURCE = "source";
    static final String CODE = "code";

    /** The time of the decision, the receipt or the release, by which lists are ordered. */
    static final String TIME = "time";

    /** The time of the decision or receipt, by which old entries are deleted. Held versions have none. */
    static final String AGE = "age";

    static final String PARTITION = "partition";
    static final String OFFSET = "offset";

    static final String OF_JOURNAL = "journal";
    static final String OF_REJECTED = "rejected";
    static final String OF_HELD = "held";

    private static final String JSON = "json";
    private static final String CONTENT_TYPE = "content_type";
    private static final String BYTES = "bytes";
    private static final String TITLE = "title";
    private static final String SOURCE_NAME = "source_name";
    private static final String SINCE = "since";

    private HistoryFields() {}

    static Document document(Entry entry) {
        JournalEntry journal = entry.entry();
        Document document = new Document();
        document.add(new StringField(KIND, OF_JOURNAL, Field.Store.NO));
        subject(document, journal);
        RecordPosition position = journal.document();
        if (position != null) {
            document.add(new StringField(DOCUMENT, position.toString(), Field.Store.NO));
            document.add(new StringField(INGEST_PARTITION, Integer.toString(position.partition()), Field.Store.NO));
            position(document, position);
        }
        if (journal.provenance().redriveOf() != null) {
            document.add(
                    new StringField(REDRIVE_OF, journal.provenance().redriveOf().toString(), Field.Store.NO));
        }
        times(document, journal.decided());
        return document;
    }

    static Document document(Rejected rejected) {
        JournalEntry entry = new JournalEntry(
                Outcome.REJECTED,
                rejected.document(),
                rejected.topic(),
                rejected.identity(),
                null,
                null,
                null,
                rejected.failure(),
                rejected.received(),
                rejected.received(),
                rejected.provenance(),
                List.of());
        Document document = new Document();
        document.add(new StringField(KIND, OF_REJECTED, Field.Store.NO));
        document.add(new StringField(KEY, rejected.position().toString(), Field.Store.YES));
        document.add(new StringField(CODE, rejected.failure().code(), Field.Store.NO));
        document.add(new StoredField(BYTES, rejected.bytes()));
        if (rejected.contentType() != null) {
            document.add(new StoredField(CONTENT_TYPE, rejected.contentType()));
        }
        if (rejected.document() != null) {
            document.add(new StringField(DOCUMENT, rejected.document().toString(), Field.Store.NO));
        }
        subject(document, entry);
        position(document, rejected.position());
        times(document, rejected.received());
        return document;
    }

    static Document document(Held held) {
        long release = held.release() == null ? Long.MAX_VALUE : held.release().toEpochMilli();
        Document document = new Document();
        document.add(new StringField(KIND, OF_HELD, Field.Store.NO));
        document.add(new StringField(KEY, keyOfHeld(held.id()), Field.Store.NO));
        document.add(new StringField(SOURCE, held.source().key(), Field.Store.YES));
        document.add(new StoredField(SOURCE_NAME, held.source().name()));
        if (held.title() != null) {
            document.add(new StoredField(TITLE, held.title()));
        }
        document.add(new StoredField(SINCE, held.since().toEpochMilli()));
        document.add(new StoredField(TIME, release));
        document.add(new NumericDocValuesField(TIME, release));
        document.add(new StoredField(OFFSET, held.id().value()));
        document.add(new NumericDocValuesField(OFFSET, held.id().value()));
        return document;
    }

    static String keyOfHeld(ArticleId id) {
        return "held-" + id;
    }

    static Term termOfHeld(ArticleId id) {
        return new Term(KEY, keyOfHeld(id));
    }

    private static void subject(Document document, JournalEntry entry) {
        DocumentIdentity identity = entry.identity();
        if (identity.id() != null) {
            document.add(new StringField(ARTICLE, identity.id().toString(), Field.Store.NO));
        }
        if (identity.source() != null) {
            document.add(new StringField(SOURCE, identity.source().key(), Field.Store.NO));
        }
        document.add(new StoredField(JSON, JournalJson.write(entry)));
    }

    private static void position(Document document, RecordPosition position) {
        document.add(new NumericDocValuesField(PARTITION, position.partition()));
        document.add(new NumericDocValuesField(OFFSET, position.offset()));
    }

    private static void times(Document document, Instant moment) {
        long millis = moment.toEpochMilli();
        document.add(new NumericDocValuesField(TIME, millis));
        document.add(new LongPoint(AGE, millis));
    }

    static JournalEntry entry(Document document) {
        try {
            return JournalJsonReader.read(document.getBinaryValue(JSON).bytes);
        } catch (MalformedEntryException e) {
            throw new IllegalStateException("the index holds what it was not given", e);
        }
    }

    static Rejected rejected(Document document) {
        JournalEntry entry = entry(document);
        return new Rejected(
                RecordPosition.parse(text(document, KEY)).orElseThrow(),
                entry.document(),
                entry.topic(),
                entry.identity(),
                Objects.requireNonNull(entry.failure()),
                entry.received(),
                document.get(CONTENT_TYPE),
                document.getField(BYTES).numericValue().intValue(),
                entry.provenance());
    }

    static Held held(Document document) {
        long release = number(document, TIME);
        return new Held(
                new ArticleId(number(document, OFFSET)),
                document.get(TITLE),
                new Source(text(document, SOURCE), text(document, SOURCE_NAME)),
                release == Long.MAX_VALUE ? null : Instant.ofEpochMilli(release),
                Instant.ofEpochMilli(number(document, SINCE)));
    }

    private static String text(Document document, String name) {
        @Nullable String text = document.get(name);
        return Objects.requireNonNull(text);
    }

    private static long number(Document document, String name) {
        return document.getField(name).numericValue().longValue();
    }
}
