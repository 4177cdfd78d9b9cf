package io.wireroom.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.enrich.QrCodeName;
import io.wireroom.journal.RecordPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What identifies an article or a document by itself. */
class SearchTargetTest {
    private static final ArticleId ID = new ArticleId(126_642);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "126642",
                " 126642 ",
                "/202507/126642-ferries-return",
                "https://site.example/202507/126642-ferries-return",
                "https://partner.example/news/202507/126642-ferries-return/?utm_source=x#top",
                "http://localhost:8080/v1/articles/126642.json",
                "http://localhost:8080/v1/articles/126642/history"
            })
    void articles(String text) {
        assertThat(SearchTarget.read(text)).contains(new SearchTarget.OfArticle(ID));
    }

    @Test
    void imagesOfArticles() {
        String code = QrCodeName.of(ID);

        assertThat(SearchTarget.read("https://assets.example/a/ibn/qrcode/257/30/" + code + ".webp"))
                .contains(new SearchTarget.OfArticle(ID));
        assertThat(SearchTarget.read("/assets/ibn/card/2512/3/" + code + "-0123abcd.png"))
                .contains(new SearchTarget.OfArticle(ID));
    }

    @Test
    void documents() {
        assertThat(SearchTarget.read("3-1789")).contains(new SearchTarget.OfDocument(new RecordPosition(3, 1_789)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ferries",
                "ferries/return",
                "0",
                "-1",
                "99999999999999999999",
                "https://",
                "1/2 %zz",
                "/202507/x-y"
            })
    void words(String text) {
        assertThat(SearchTarget.read(text)).isEmpty();
    }
}
