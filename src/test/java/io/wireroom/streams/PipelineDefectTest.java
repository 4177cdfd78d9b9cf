package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentMention;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.enrich.ArticleEnricher;
import io.wireroom.event.ContentHash;
import io.wireroom.ledger.Ledger;
import io.wireroom.normalize.ArticleNormalizer;
import io.wireroom.normalize.Slug;
import io.wireroom.normalize.SourceRegistry;
import io.wireroom.parse.DocumentParser;
import io.wireroom.pipeline.DocumentPipeline;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** A defect of our own costs one document its place, wherever it lies, and not the line behind it. */
class PipelineDefectTest {
    private static final DocumentParser PARSER = new DocumentParser(1 << 20);
    private static final ArticleNormalizer NORMALIZER = new ArticleNormalizer(new SourceRegistry(List.of()));
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(Feed.SITE, Feed.ASSETS, Slug::of);
    private static final byte[] BAD = document(666, "Bad");

    private final Function<RawDocument, Result<ParsedDocument>> parse = PARSER::parse;
    private final Function<ParsedDocument, Result<ArticleId>> identify = NORMALIZER::identify;
    private final Function<ParsedDocument, Result<NormalDocument>> normalize = NORMALIZER::normalize;
    private final Function<ParsedDocument, DocumentMention> mention = NORMALIZER::mention;
    private final Ledger ledger = new Ledger((article, terms) -> ContentHash.stamped(ENRICHER.enrich(article, terms)));

    @Test
    void inParsing() {
        rejectsOne(new DocumentPipeline(
                raw -> Arrays.equals(raw.value(), BAD) ? fail() : parse.apply(raw),
                identify,
                normalize,
                mention,
                ledger));
    }

    @Test
    void inIdentifying() {
        Line line = new Line(new DocumentPipeline(parse, document -> fail(), normalize, mention, ledger));
        try (line) {
            line.send(document(1, "Good"));

            assertThat(header(line.normalized.readRecord(), "ce_id")).isEqualTo("1:1");
        }
    }

    @Test
    void inNormalizing() {
        rejectsOne(new DocumentPipeline(
                parse,
                identify,
                document -> normalize.apply(document) instanceof Result.Ok<NormalDocument>(NormalDocument normal)
                                && normal.id().value() == 666
                        ? fail()
                        : normalize.apply(document),
                mention,
                ledger));
    }

    @Test
    void inDeciding() {
        rejectsOne(new DocumentPipeline(
                parse,
                identify,
                normalize,
                mention,
                new Ledger((article, terms) -> article.id().value() == 666
                        ? overflow()
                        : ContentHash.stamped(ENRICHER.enrich(article, terms)))));
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
