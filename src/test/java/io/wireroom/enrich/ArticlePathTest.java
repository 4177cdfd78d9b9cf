package io.wireroom.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticlePathTest {
    private static final ArticleId ID = new ArticleId(4711);

    @Test
    void hasTheMonthInUtc() {
        assertThat(ArticlePath.of(ID, Instant.parse("2025-07-31T23:59:59.999Z"), "tide-turns"))
                .isEqualTo("/202507/4711-tide-turns");
        assertThat(ArticlePath.of(ID, Instant.parse("2025-08-01T00:00:00Z"), "tide-turns"))
                .isEqualTo("/202508/4711-tide-turns");
    }

    @Test
    void hasADefaultSlug() {
        String path = ArticlePath.of(ID, Instant.parse("2025-07-31T00:00:00Z"), "");
        assertThat(path).isEqualTo("/202507/4711-article");
    }

    @ParameterizedTest
    @CsvSource({"230, 230", "231, 230", "5000, 230"})
    void fitsIntoAFileName(int length, int kept) {
        assertThat(ArticlePath.of(ID, Instant.parse("2025-07-31T00:00:00Z"), "x".repeat(length)))
                .isEqualTo("/202507/4711-" + "x".repeat(kept));
    }

    @Test
    void isCutAtAWordBoundary() {
        String slug = "tide-turning-".repeat(30) + "again";
        assertThat(ArticlePath.of(ID, Instant.parse("2025-07-31T00:00:00Z"), slug))
                .isEqualTo("/202507/4711-" + "tide-turning-".repeat(17) + "tide");
    }
}
