package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which article a document speaks of: supplied ids, derived ones, and those of withdrawals. */
class ArticleIdentityTest {
    /** What every version has made of title and date. */
    private static final long TITLED = 4941554262962918L;

    @Test
    void readsArticleIdsInAnyNotation() {
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
    void rejectsInvalidIds() {
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

    @ParameterizedTest
    @CsvSource({"C, C++", "C, C#", "A.B, A-B", "A B, A-B", "The A/B, The A B", "Ä, A", "新華社, Xin Hua She"})
    void sourcesWithTheSameKeyHaveDifferentIds(String one, String other) {
        Documents document = Documents.complete().without("article_id").with("guid", "1");

        assertThat(document.with("source", one).article().id())
                .isNotEqualTo(document.with("source", other).article().id());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://harbor.example/a",
                "https://www.harbor.example/a",
                "https://harbor.example/a/",
                "https://harbor.example/a?utm_source=feed",
                "https://HARBOR.EXAMPLE/a",
                "https://harbor.example:443/a",
                "https://harbor.example/a#more",
                "https://harbor.example/%61"
            })
    void givesOneIdToAllSpellingsOfALink(String link) {
        NormalArticle article = Documents.complete()
                .without("article_id")
                .with("source_link", link)
                .article();
        assertThat(article.id()).isEqualTo(new ArticleId(6981310709858098L));
        assertThat(article.sourceLink()).isEqualTo(link);
    }

    @Test
    void derivesTheIdFromTheGuidOnly() {
        Documents document = Documents.complete().without("article_id").with("guid", "tag:harbor.example,2026:1");
        ArticleId id = document.article().id();
        assertThat(document.with("title", "Other")
                        .with("source_link", "https://harbor.example/b")
                        .with("date", "2025-01-01")
                        .body(Format.TEXT, "Other")
                        .article()
                        .id())
                .isEqualTo(id);
        assertThat(document.with("id", "other").article().id()).isEqualTo(id);
        assertThat(document.with("guid", "tag:harbor.example,2026:2").article().id())
                .isNotEqualTo(id);
        assertThat(document.with("guid", "tag:harbor.example,2026:1")
                        .with("source", "ibn")
                        .article()
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void readsIdAsGuid() {
        Documents document = Documents.complete().without("article_id").with("source_link", "https://harbor.example/a");
        ArticleId linked = document.article().id();
        ArticleId numbered = document.with("id", 5).article().id();
        assertThat(numbered).isNotEqualTo(linked);
        assertThat(document.with("id", " 5 ").article().id()).isEqualTo(numbered);
        assertThat(document.with("id", new BigDecimal("18446744073709551616"))
                        .article()
                        .id())
                .isEqualTo(document.with("id", "18446744073709551616").article().id());
        NormalArticle odd = document.with("id", List.of(5)).article();
        assertThat(odd.id()).isEqualTo(linked);
        assertThat(odd.notes()).containsExactly("id: neither a text nor a whole number; does not name the article");
    }

    /** Feeds repeat links as identifiers; but identifiers that differ in a letter are two. */
    @Test
    void treatsACanonicalLinkAsGuidLikeTheLink() {
        Documents document = Documents.complete().without("article_id");
        assertThat(document.with("guid", "https://harbor.example/a").article().id())
                .isEqualTo(new ArticleId(6981310709858098L));
        ArticleId first =
                document.with("guid", "https://harbor.example/a#1").article().id();
        ArticleId second =
                document.with("guid", "https://harbor.example/a#2").article().id();
        assertThat(List.of(first, second, new ArticleId(6981310709858098L))).doesNotHaveDuplicates();
    }

    @Test
    void derivesTheIdFromTitleAndDateWithoutALink() {
        Documents document = Documents.complete().without("article_id").with("date", "2025-01-01T00:00:00Z");
        ArticleId id = document.article().id();
        assertThat(id).isEqualTo(new ArticleId(TITLED));
        assertThat(document.with("summary", "x")
                        .body(Format.TEXT, "Other")
                        .article()
                        .id())
                .isEqualTo(id);
        assertThat(document.with("date", "2025-01-01").article().id()).isEqualTo(id);
        assertThat(document.with("date", "2025-01-02").article().id()).isNotEqualTo(id);
        assertThat(document.with("date", "2025-01-01")
                        .with("title", "Other")
                        .article()
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void derivesTheIdFromTitleAndBodyOtherwise() {
        Documents document = Documents.complete().without("article_id");
        ArticleId id = document.article().id();
        assertThat(document.with("summary", "x").article().id()).isEqualTo(id);
        assertThat(document.body(Format.HTML, " <p>Ships came in.\r\nThey  left again.</p>\n")
                        .article()
                        .id())
                .isEqualTo(id);
        assertThat(document.body(Format.HTML, "<p>Other</p>").article().id()).isNotEqualTo(id);
        assertThat(document.body(Format.HTML, "").rejection()).isEqualTo(Code.BODY_EMPTY);
        assertThat(document.with("status", "withdrawn").rejection()).isEqualTo(Code.ARTICLE_ID_INVALID);
    }

    @Test
    void identifiesWithoutProcessingTheBody() {
        Documents document = Documents.complete().without("article_id");
        var normalizer = new ArticleNormalizer(Documents.SOURCES);
        assertThat(normalizer.identify(document.document()))
                .isEqualTo(Result.ok(document.article().id()));
        document.with("guid", "g");
        assertThat(normalizer.identify(document.document()))
                .isEqualTo(Result.ok(document.article().id()));
    }

    @Test
    void readsWithdrawals() {
        NormalDocument.WithdrawalRequest withdrawalRequest = Documents.empty()
                .with("article_id", 42)
                .with("status", "Withdrawn")
                .with("reason", "<b>Wrong</b> ship")
                .withdrawal();
        assertThat(withdrawalRequest)
                .isEqualTo(new NormalDocument.WithdrawalRequest(new ArticleId(42), "Wrong ship", Documents.TIMESTAMP));
        Documents derived = Documents.complete().without("article_id").with("source_link", "https://harbor.example/a");
        ArticleId id = derived.article().id();
        assertThat(derived.with("status", "withdrawn").withdrawal().id()).isEqualTo(id);
    }

    @Test
    void aTombstoneWithdrawsItsArticle() {
        var tombstone = new ParsedDocument.Tombstone(new ArticleId(5), Documents.TIMESTAMP);
        assertThat(new ArticleNormalizer(Documents.SOURCES).normalize(tombstone))
                .isEqualTo(
                        Result.ok(new NormalDocument.WithdrawalRequest(new ArticleId(5), null, Documents.TIMESTAMP)));
    }

    @Test
    void rejectsWithdrawalsWithoutAnArticle() {
        assertThat(Documents.empty().with("status", "withdrawn").rejection()).isEqualTo(Code.ARTICLE_ID_INVALID);
        assertThat(Documents.empty().with("status", "gone").rejection()).isEqualTo(Code.STATUS_INVALID);
        assertThat(Documents.empty().with("status", 5).rejection()).isEqualTo(Code.STATUS_INVALID);
    }
}
