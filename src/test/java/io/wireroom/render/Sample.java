package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A complete article of which tests vary single fields. */
final class Sample {
    static final String SITE = "https://news.example";

    long id = 126642;
    int revision = 2;
    String title = "Harbour Reopens After Storm";
    String summary = "The harbour & its ferries are back.";
    String description = "Ferries run again.";
    Instant date = Instant.parse("2025-07-30T14:15:31Z");
    Instant updated = Instant.parse("2025-07-31T08:00:00Z");
    Source source = new Source("coast", "Coast Wire (CW)");

    @Nullable
    String sourceLink = "https://coast.example/a?b=1&c=2";

    @Nullable
    Long feedItemId = 17797L;

    String path = "/202507/126642-harbour-reopens-after-storm";

    @Nullable
    String enclosure = "https://cdn.example/coast/1.png";

    String qrcode = "https://cdn.example/coast/qrcode/257/30/tidea1B2.webp";

    @Nullable
    String language = "en";

    List<String> authors = List.of();
    List<String> tags = List.of("ports", "ferries & boats");
    String contentHtml = "<p>The harbour reopened &amp; the <em>ferries</em> run.</p>";
    String contentText = "The harbour reopened & the ferries run.";
    Value.Table extra = Value.Table.EMPTY;
    List<Audience> formerly = List.of();

    private Sample() {}

    static Article article() {
        return article(sample -> {});
    }

    static Article article(Consumer<Sample> change) {
        Sample sample = new Sample();
        change.accept(sample);
        return sample.build();
    }

    static Withdrawal withdrawal(@Nullable String reason) {
        Article article = article();
        return new Withdrawal(
                new ArticleId(126643),
                3,
                article.date(),
                Instant.parse("2025-08-01T00:00:00Z"),
                article.source(),
                "/202507/126643-gone",
                SITE + "/202507/126643-gone",
                "en",
                List.of("ports"),
                reason,
                List.of());
    }

    static Feed feed(Edition... editions) {
        return feed(List.of(editions));
    }

    static Feed feed(List<? extends Edition> editions) {
        return feed(editions, Map.of());
    }

    static Feed feed(List<? extends Edition> editions, Map<String, ImageMetadata> images) {
        return new Feed(
                "Coast & Harbour",
                "News <from> the coast.",
                SITE + "/",
                "https://api.example/v1/feed?cursor=a&limit=50",
                "https://api.example/v1/feed?limit=50",
                "https://api.example/v1/feed?cursor=b&limit=50",
                List.of(),
                "en",
                "https://news.example/icon.png",
                List.copyOf(editions),
                images);
    }

    private Article build() {
        return new Article(
                new ArticleId(id),
                revision,
                title,
                summary,
                description,
                date,
                updated,
                source,
                sourceLink,
                feedItemId,
                path,
                SITE + path,
                enclosure,
                null,
                qrcode,
                language,
                authors,
                tags,
                contentHtml,
                contentText,
                7,
                "sha256:" + "0".repeat(64),
                extra,
                List.of(),
                formerly);
    }
}
