package io.wireroom.archive;

import static java.util.Objects.requireNonNull;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.io.IOException;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.StoredFields;

/** Converts an edition to an index document and back. */
final class EditionDocument {
    /** With positions for phrase queries; without norms, because results are not scored. */
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.freeze();
    }

    private EditionDocument() {}

    /**
     * @param sequence number of changes that this replica read before this one
     * @param firstRecord the article's first record in the change's partition
     */
    static Document of(Change change, long sequence, FirstRecord firstRecord) throws IOException {
        Edition edition = change.edition();
        var document = new Document();
        document.add(new StringField(Fields.ID, Fields.id(edition.id().value()).bytes(), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.ID, edition.id().value()));
        document.add(new LongPoint(Fields.DATE, Millis.of(edition.date())));
        document.add(new NumericDocValuesField(Fields.DATE, Millis.of(edition.date())));
        document.add(new LongPoint(Fields.SEQUENCE, sequence));
        document.add(new NumericDocValuesField(Fields.SEQUENCE, sequence));
        document.add(new NumericDocValuesField(Fields.PARTITION, change.partition()));
        document.add(new NumericDocValuesField(Fields.OFFSET, change.offset()));
        document.add(new NumericDocValuesField(Fields.FIRST_RECORD, firstRecord.encode()));
        document.add(new NumericDocValuesField(Fields.REVISION, edition.revision()));
        document.add(new LongPoint(Fields.UPDATED, Millis.of(edition.updated())));
        document.add(new NumericDocValuesField(Fields.UPDATED, Millis.of(edition.updated())));
        document.add(new StoredField(Fields.EDITION, EditionCodec.write(ArchivedEdition.of(change))));
        addAudience(document, edition);
        switch (edition) {
            case Article article -> addContent(document, article);
            case Withdrawal _ -> {}
        }
        return document;
    }

    /** Reads the edition of a document. */
    static ArchivedEdition read(StoredFields stored, int document) throws IOException {
        return EditionCodec.read(requireNonNull(stored.document(document).getBinaryValue(Fields.EDITION)));
    }

    private static void addAudience(Document document, Edition edition) throws IOException {
        document.add(new StringField(Fields.SOURCE, Fields.term(edition.source().key()), Field.Store.NO));
        for (String tag : edition.tags()) {
            document.add(new StringField(Fields.TAG, Fields.term(tag), Field.Store.NO));
        }
        for (String range : LanguageRanges.of(edition.language())) {
            document.add(new StringField(Fields.LANGUAGE, Fields.term(range), Field.Store.NO));
        }
        if (!edition.formerly().isEmpty()) {
            document.add(new StringField(Fields.AUDIENCE_CHANGED, Fields.SET, Field.Store.NO));
            document.add(new BinaryDocValuesField(Fields.AUDIENCE_CHANGED, AudiencesCodec.write(edition)));
        }
    }

    private static void addContent(Document document, Article article) {
        document.add(new StringField(Fields.PUBLISHED, Fields.SET, Field.Store.NO));
        if (article.enclosure() != null) {
            document.add(new StringField(Fields.IMAGE, Fields.term(article.enclosure()), Field.Store.NO));
        }
        document.add(new Field(Fields.WORDS, article.title(), WORDS));
        document.add(new Field(Fields.WORDS, article.summary(), WORDS));
        document.add(new Field(Fields.WORDS, article.contentText(), WORDS));
    }
}
