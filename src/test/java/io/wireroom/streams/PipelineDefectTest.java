package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Result;
import io.wireroom.enrich.ArticleEnricher;
import io.wireroom.event.ContentHash;
import io.wireroom.ledger.Ledger;
import io.wireroom.normalize.ArticleNormalizer;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.normalize.text.Slug;
import io.wireroom.parse.DocumentParser;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.pipeline.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** A defect of our own costs one document its place, wherever it lies, and not the line behind it. */
class PipelineDefectTest {
    private static final DocumentParser PARSER = new DocumentParser(1 << 20);
    private static final ArticleNormalizer NORMALIZER = new ArticleNormalizer(new SourceRegistry(List.of()));
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(Feed.SITE, Feed.ASSETS, Slug::of);
    private static final byte[] BAD = document(666, "Bad");

    private final Ledger ledger = new Ledger((article, terms) -> ContentHash.encode(ENRICHER.enrich(article, terms)));

    @Test
    void aDefectInParsingRejectsOneDocument() {
        rejectsOne(new DocumentPipeline(
                raw -> Arrays.equals(raw.value(), BAD) ? fail() : PARSER.parse(raw), NORMALIZER, ledger));
    }

    @Test
    void aDefectInIdentifyingIsIgnored() {
        Normalizer failing = new FailingNormalizer() {
            @Override
            public Result<ArticleId> identify(ParsedDocument document) {
                return fail();
            }
        };
        try (Line line = new Line(new DocumentPipeline(PARSER, failing, ledger))) {
            line.send(document(1, "Good"));

            assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("1:1");
        }
    }

    @Test
    void aDefectInNormalizingRejectsOneDocument() {
        Normalizer failing = new FailingNormalizer() {
            @Override
            public Result<NormalDocument> normalize(ParsedDocument document) {
                return super.normalize(document)
                        .then(normal -> normal.id().value() == 666 ? fail() : Result.ok(normal));
            }
        };
        rejectsOne(new DocumentPipeline(PARSER, failing, ledger));
    }

    @Test
    void aDefectInDecidingRejectsOneDocument() {
        rejectsOne(new DocumentPipeline(
                PARSER,
                NORMALIZER,
                new Ledger((article, terms) -> article.id().value() == 666
                        ? overflow()
                        : ContentHash.encode(ENRICHER.enrich(article, terms)))));
    }

    /** The real one, for subclasses to break in one method. */
    private static class FailingNormalizer implements Normalizer {
        @Override
        public Result<NormalDocument> normalize(ParsedDocument document) {
            return NORMALIZER.normalize(document);
        }

        @Override
        public Result<ArticleId> identify(ParsedDocument document) {
            return NORMALIZER.identify(document);
        }

        @Override
        public DocumentIdentity identity(ParsedDocument document) {
            return NORMALIZER.identity(document);
        }
    }

    private static void rejectsOne(DocumentPipeline pipeline) {
        try (Line line = new Line(pipeline)) {
            line.send(document(1, "Before"));
            line.send("k", BAD);
            line.send(document(2, "After"));

            TestRecord<byte[], byte[]> rejected = line.rejected.readRecord();
            assertThat(header(rejected, "wireroom-error-code")).isEqualTo("internal");
            assertThat(rejected.value()).isEqualTo(BAD);
            assertThat(line.rejected.isEmpty()).isTrue();
            assertThat(line.normalized.readRecordsToList())
                    .extracting(event -> header(event, "ce_id"))
                    .containsExactly("1:1", "2:1");
            assertThat(line.tally.all()).isEqualTo(3);
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
    private static <T> T fail() {
        throw new IllegalStateException("a defect");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
    private static <T> T overflow() {
        throw new StackOverflowError("a defect");
    }
}
