package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Articles for rules to look at. */
final class Articles {
    static final Article SHIPS = article(
            "Ships return",
            "The harbour is open. <solar> power at sea",
            "en-GB",
            List.of("energy", "Ports"),
            List.of("Ada Byron"),
            Value.Table.EMPTY);

    private Articles() {}

    static Article article(
            String title,
            String text,
            @Nullable String language,
            List<String> tags,
            List<String> authors,
            Value.Table extra) {
        return new Article(
                new ArticleId(42),
                3,
                title,
                "What came by sea.",
                "By sea",
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-02T03:04:06Z"),
                new Source("harbor", "Harbor Wire"),
                "https://harbor.example/42",
                null,
                "/202601/42-ships",
                "https://news.example/202601/42-ships",
                null,
                null,
                "https://cdn.example/42.webp",
                language,
                authors,
                tags,
                "<p>" + text,
                text,
                600,
                "sha256:0",
                extra,
                List.of(),
                List.of());
    }

    static Article titled(String title) {
        return article(title, "Text.", null, List.of(), List.of(), Value.Table.EMPTY);
    }

    static Article with(Value.Table extra) {
        return article("Ships", "Text.", null, List.of(), List.of(), extra);
    }

    /** As large as an expression can read it. */
    static Article large() {
        Map<String, Value> extra = new LinkedHashMap<>();
        extra.put("x", new Value.Text("a".repeat(6_000)));
        extra.put(
                "items",
                new Value.Items(IntStream.range(0, 1_000)
                        .<Value>mapToObj(Value.Whole::new)
                        .toList()));
        for (int i = 0; i < 1_000; i++) {
            extra.put("k" + (1_000 + i), new Value.Whole(i));
        }
        List<String> tags =
                IntStream.range(0, 2_000).mapToObj(i -> "t" + (10_000 + i)).toList();
        return article("a".repeat(ExpressionFields.MAX_TEXT_LENGTH), "Text.", "en", tags, tags, new Value.Table(extra));
    }
}
