package io.wireroom.rest.images;

import io.wireroom.article.Article;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.assets.AssetReader;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.GeneratedImages;
import io.wireroom.bench.BenchDocuments;
import io.wireroom.config.CoreWiring;
import io.wireroom.enrich.Asset;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.image.QrCodes;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time from an article to the bytes of its QR code: rendered, and from the cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImageCacheBench {
    private final GeneratedImages drawings = new GeneratedImages(QrCodes.DEFAULT);
    private final ImageCache pictures = new ImageCache(new AssetReader(AssetStore.none(), failure -> {}));
    private final Article article = article();
    private final byte[] json = ArticleJson.write(article);

    @Benchmark
    public byte[] codeFromNothing() {
        return drawings.of(code(article), article).render().bytes();
    }

    @Benchmark
    public byte[] codeFromCache() {
        return pictures.of(drawings.of(code(article), article)).bytes();
    }

    /** Includes parsing the article from the archive's JSON, as for each request. */
    @Benchmark
    public byte[] codeFromCacheAndArticleFromJson() throws MalformedEditionException {
        Article read = (Article) ArticleJsonReader.read(json);
        return pictures.of(drawings.of(code(read), read)).bytes();
    }

    @Benchmark
    public byte[] cardFromNothing() {
        return drawings.of(Asset.Card.of(article), article).render().bytes();
    }

    private static Asset code(Article article) {
        return new Asset.QrCode(article.id(), Asset.Format.WEBP);
    }

    private static Article article() {
        DocumentPipeline pipeline = CoreWiring.pipeline(
                1 << 20, new SourceRegistry(List.of()), "https://news.example", "https://news.example/assets");
        RawDocument document = new RawDocument(null, BenchDocuments.document(126_642), null, Instant.EPOCH);
        return switch (pipeline.read(document)) {
            case Result.Ok(NormalArticle normal)
            when pipeline.decide(LedgerEntry.NEW, normal, Instant.MAX) instanceof Decision.Publish tell ->
                tell.edition();
            case Result<?> other -> throw new IllegalStateException("not an article: " + other);
        };
    }
}
