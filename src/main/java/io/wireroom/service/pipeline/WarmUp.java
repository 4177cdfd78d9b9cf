package io.wireroom.service.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.event.ArticleJson;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;

/** Processes a sample document at startup, so that the first real document does not wait for class loading. Writes nothing. */
final class WarmUp {
    private static final int TIMES = 20;
    private static final byte[] DOCUMENT = """
            +++
            title = "Sample"
            date = "2025-01-02T03:04:05Z"
            source = "Wireroom"
            article_id = 1
            +++

            <p>One &amp; two, <b>three</b> and <a href="https://example.com/">four</a>.</p>
            """.getBytes(UTF_8);

    private WarmUp() {}

    static void of(DocumentPipeline pipeline) {
        RawDocument document = new RawDocument(null, DOCUMENT, null, Instant.EPOCH);
        for (int i = 0; i < TIMES; i++) {
            if (pipeline.read(document) instanceof Result.Ok(NormalArticle article)
                    && pipeline.decide(LedgerEntry.NEW, article, Instant.MAX) instanceof Decision.Publish publish) {
                ArticleJson.write(publish.edition());
            }
        }
    }
}
