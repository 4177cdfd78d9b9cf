package io.wireroom.assets;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Availability;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.RevisionMetadata;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import io.wireroom.enrich.ArticleEnricher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sample articles with images. */
public final class Newsroom {
    public static final Instant DATE = Instant.parse("2025-07-30T14:15:31Z");
    private static final ArticleEnricher ENRICHER = new ArticleEnricher(
            "https://news.example",
            "https://news.example/assets",
            title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'));

    private Newsroom() {}

    /** An article whose lead image is its card. */
    public static Article article(long id, String title) {
        return article(id, title, DATE, null);
    }

    public static Article article(long id, String title, Instant date, @Nullable String image) {
        NormalArticle normal = new NormalArticle(
                new ArticleId(id),
                title,
                "",
                "",
                date,
                true,
                Availability.ALWAYS,
                null,
                new Source("reef", "Reef Wire"),
                null,
                null,
                "/202507/" + id + "-pinned",
                image,
                null,
                null,
                List.of(),
                List.of(),
                "<p>Text</p>",
                "Text",
                1,
                false,
                Value.Table.EMPTY,
                List.of(),
                DATE);
        return ENRICHER.enrich(normal, RevisionMetadata.first(normal));
    }

    public static Withdrawal withdrawal(Article article) {
        return new Withdrawal(
                article.id(),
                article.revision() + 1,
                article.date(),
                article.updated(),
                article.source(),
                article.path(),
                article.canonicalUrl(),
                null,
                List.of(),
                "mistaken",
                List.of());
    }
}
