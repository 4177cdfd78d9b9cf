package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.bench.BenchDocuments;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.pipeline.HugoPlaceholders;
import io.wireroom.pipeline.Preview;
import io.wireroom.route.RouteFormat;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Documents of producers, through all pure steps. Each must be published, held, taken back or rejected with a code other than {@code
 * internal}. An article that is published must be readable in each format in which it is handed on, as the same article.
 */
final class Documents {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] FRONT_MATTER = "+++\ntitle = \"A\"\nsource = \"b\"\n+++\n".getBytes(UTF_8);
    private static final DocumentPipeline PIPELINE = BenchDocuments.pipeline();

    private Documents() {}

    static void read(byte[] document, @Nullable String contentType) {
        if (preview(document, contentType) instanceof Result.Ok<Preview>(Preview.Published(Article article))) {
            for (RouteFormat format : RouteFormat.values()) {
                readBack(article, format);
            }
        }
    }

    /** The body of a document, as HTML and as Markdown. */
    static void readBody(byte[] body) {
        byte[] document = Arrays.copyOf(FRONT_MATTER, FRONT_MATTER.length + body.length);
        System.arraycopy(body, 0, document, FRONT_MATTER.length, body.length);
        read(document, "text/html");
        read(document, "text/markdown");
    }

    private static Result<Preview> preview(byte[] document, @Nullable String contentType) {
        Result<Preview> result = PIPELINE.preview(new RawDocument(null, document, contentType, NOW), NOW, _ -> false);
        if (result instanceof Result.Rejected<Preview>(Rejection rejection)
                && rejection.code() == Rejection.Code.INTERNAL) {
            throw new AssertionError(rejection.detail());
        }
        return result;
    }

    private static void readBack(Article article, RouteFormat format) {
        Result<Preview> again = preview(format.write(article), format.contentType());
        if (!(again instanceof Result.Ok<Preview>(Preview.Published(Article same)))) {
            throw new AssertionError(format + " is not read as an article: " + again);
        }
        if (!same.id().equals(article.id())
                || !HugoPlaceholders.joined(same.title()).equals(HugoPlaceholders.joined(article.title()))) {
            throw new AssertionError(format + " is read as another article: " + same + " instead of " + article);
        }
    }
}
