package io.wireroom.bench;

import io.wireroom.article.Article;
import io.wireroom.article.EncodedArticle;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.article.RevisionMetadata;
import io.wireroom.enrich.ArticleEnricher;
import io.wireroom.event.ContentHash;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.ArticleNormalizer;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.normalize.text.Slug;
import io.wireroom.parse.DocumentParser;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of each pipeline stage, and of all together, for 3.5 kB documents on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class StagesBench {
    private static final int DOCUMENTS = 256;

    private final DocumentParser parser = new DocumentParser(1 << 20);
    private final ArticleNormalizer normalizer = new ArticleNormalizer(SourceRegistry.EMPTY);
    private final ArticleEnricher enricher =
            new ArticleEnricher("https://site.example", "https://assets.example", Slug::of);
    private final DocumentPipeline pipeline = BenchDocuments.pipeline();

    private final RawDocument[] raw = new RawDocument[DOCUMENTS];
    private final ParsedDocument[] parsed = new ParsedDocument[DOCUMENTS];
    private final NormalArticle[] normal = new NormalArticle[DOCUMENTS];
    private final Article[] articles = new Article[DOCUMENTS];
    private int next;

    @Setup
    public void prepare() {
        for (int i = 0; i < DOCUMENTS; i++) {
            raw[i] = new RawDocument(null, BenchDocuments.document(i + 1), null, Instant.EPOCH);
            parsed[i] = value(parser.parse(raw[i]));
            normal[i] = (NormalArticle) value(normalizer.normalize(parsed[i]));
            articles[i] = enricher.enrich(normal[i], RevisionMetadata.first(normal[i]));
        }
    }

    private static <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Rejected<T>(var rejection) -> throw new IllegalStateException(rejection.toString());
        };
    }

    private int next() {
        next = (next + 1) % DOCUMENTS;
        return next;
    }

    @Benchmark
    public Result<ParsedDocument> parse() {
        return parser.parse(raw[next()]);
    }

    @Benchmark
    public Result<NormalDocument> normalize() {
        return normalizer.normalize(parsed[next()]);
    }

    @Benchmark
    public Article enrich() {
        NormalArticle article = normal[next()];
        return enricher.enrich(article, RevisionMetadata.first(article));
    }

    @Benchmark
    public EncodedArticle encode() {
        return ContentHash.encode(articles[next()]);
    }

    /** All stages, from the bytes of a record to the bytes of its event. */
    @Benchmark
    public byte[] all() {
        Decision decision = pipeline.decide(LedgerEntry.NEW, value(pipeline.read(raw[next()])), Instant.MAX);
        return Objects.requireNonNull(((Decision.Publish) decision).json());
    }
}
