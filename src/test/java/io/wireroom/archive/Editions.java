package io.wireroom.archive;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Editions and changes for tests. */
public final class Editions {
    static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
    static final Audience ANYWHERE = new Audience("ibn", "en", List.of());

    private Editions() {}

    public static Article article(long id, int revision, Audience reach, Instant date, String title, String text) {
        return article(id, revision, reach, date, title, text, List.of());
    }

    static Article article(
            long id, int revision, Audience reach, Instant date, String title, String text, List<Audience> formerly) {
        String path = path(id);
        return new Article(
                new ArticleId(id),
                revision,
                title,
                "Summary of " + title,
                "",
                date,
                EPOCH.plusSeconds(revision),
                source(reach),
                null,
                null,
                path,
                "https://wire.example" + path,
                image(title),
                null,
                "https://wire.example/qr/" + id,
                reach.language(),
                List.of(),
                reach.tags(),
                "<p>" + text + "</p>",
                text,
                2,
                "sha256:" + id,
                Value.Table.EMPTY,
                List.of(),
                formerly);
    }

    /** The lead image of articles with this title. */
    static String image(String title) {
        return "https://cdn.example/" + title + ".jpg";
    }

    static Withdrawal withdrawal(
            long id, int revision, Audience reach, Instant date, @Nullable String reason, List<Audience> formerly) {
        String path = path(id);
        return new Withdrawal(
                new ArticleId(id),
                revision,
                date,
                EPOCH.plusSeconds(revision),
                source(reach),
                path,
                "https://wire.example" + path,
                reach.language(),
                reach.tags(),
                reason,
                formerly);
    }

    public static Change change(Edition edition, int partition, long offset) {
        return new Change(edition, json(edition), type(edition), partition, offset, edition.updated());
    }

    /** More than a refresh keeps in memory. */
    static Change large(long id, long offset) {
        Change small = published(id, offset);
        byte[] json = Arrays.copyOf(small.json(), 2 << 20);
        return new Change(small.edition(), json, small.type(), small.partition(), offset, small.timestamp());
    }

    /** A change of a new article on partition 0. */
    public static Change published(long id, long offset) {
        return change(article(id, 1, ANYWHERE, EPOCH.plusSeconds(id), "Title " + id, "Text of " + id), 0, offset);
    }

    static byte[] json(Edition edition) {
        return ("{\"article_id\": " + edition.id() + ", \"revision\": " + edition.revision() + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ChangeType type(Edition edition) {
        return switch (edition) {
            case Withdrawal _ -> ChangeType.WITHDRAWN;
            case Article article -> article.revision() == 1 ? ChangeType.PUBLISHED : ChangeType.UPDATED;
        };
    }

    private static Source source(Audience reach) {
        return new Source(reach.sourceKey(), "Source " + reach.sourceKey());
    }

    private static String path(long id) {
        return "/202501/" + id + "-title-" + id;
    }
}
