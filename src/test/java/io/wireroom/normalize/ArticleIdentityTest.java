package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which article a document speaks of: supplied ids, derived ones, and those of withdrawals. */
class ArticleIdentityTest {
    @Test
    void readsArticleIdsOfAnyNotation() {
        for (Object id : List.of(42, "42", new BigDecimal("42.0"), new BigDecimal("4.2e1"))) {
            assertThat(Documents.complete().with("article_id", id).article().id())
                    .isEqualTo(new ArticleId(42));
        }
        assertThat(Documents.complete()
                        .with("article_id", ArticleId.MAX)
                        .article()
                        .id()
                        .value())
                .isEqualTo(ArticleId.MAX);
    }

    @Test
    void rejectsIdsThatAreNone() {
        for (Object id : List.of(
                0,
                -1,
                1L << 53,
                Long.MAX_VALUE,
                "x",
                "-5",
                "4.2",
                true,
                List.of(1),
                new BigDecimal("4.2"),
                new BigDecimal("1e999999999"),
                new BigDecimal("1e-999999999"))) {
            assertThat(Documents.complete().with("article_id", id).rejection()).isEqualTo(Code.ARTICLE_ID_INVALID);
        }
    }

    @Test
    void derivesTheIdFromSourceAndLinkAlone() {
        Documents document = Documents.complete().without("article_id").with("source_link", "https://harbor.example/a");
        ArticleId id = document.article().id();
        assertThat(id.value()).isBetween(1L << 52, ArticleId.MAX);
        assertThat(document.with("title", "Other")
                        .with("date", "2025-01-01")
                        .with("source", "hw")
                        .article()
                        .id())
                .isEqualTo(id);
        assertThat(document.with("source_link", "https://harbor.example/b")
                        .article()
                        .id())
                .isNotEqualTo(id);
        assertThat(id).isEqualTo(new ArticleId(6981310709858098L));
    }

    @Test
    void derivesTheIdFromTitleAndDateWithoutALink() {
        Documents document = Documents.complete().without("article_id");
        ArticleId id = document.article().id();
        assertThat(document.with("summary", "x").article().id()).isEqualTo(id);
        ArticleId dated =
                document.with("date", "2025-01-01T00:00:00Z").article().id();
        assertThat(dated).isNotEqualTo(id);
        assertThat(document.with("date", "2025-01-01").article().id()).isEqualTo(dated);
        assertThat(document.with("title", "Other").article().id()).isNotEqualTo(dated);
    }

    @Test
    void takesArticlesBack() {
        NormalDocument.TakenBack takenBack = Documents.empty()
                .with("article_id", 42)
                .with("status", "Withdrawn")
                .with("reason", "<b>Wrong</b> ship")
                .takenBack();
        assertThat(takenBack)
                .isEqualTo(new NormalDocument.TakenBack(new ArticleId(42), "Wrong ship", Documents.TIMESTAMP));
        Documents derived = Documents.complete().without("article_id").with("source_link", "https://harbor.example/a");
        ArticleId id = derived.article().id();
        assertThat(derived.with("status", "withdrawn").takenBack().id()).isEqualTo(id);
    }

    @Test
    void takesBackTheArticleOfATombstone() {
        var tombstone = new ParsedDocument.Tombstone(new ArticleId(5), Documents.TIMESTAMP);
        assertThat(new ArticleNormalizer(Documents.SOURCES).normalize(tombstone))
                .isEqualTo(Result.ok(new NormalDocument.TakenBack(new ArticleId(5), null, Documents.TIMESTAMP)));
    }

    @Test
    void rejectsWithdrawalsOfNothing() {
        assertThat(Documents.empty().with("status", "withdrawn").rejection()).isEqualTo(Code.ARTICLE_ID_INVALID);
        assertThat(Documents.empty().with("status", "gone").rejection()).isEqualTo(Code.STATUS_INVALID);
        assertThat(Documents.empty().with("status", 5).rejection()).isEqualTo(Code.STATUS_INVALID);
    }
}
