package io.wireroom.normalize;

import static io.wireroom.normalize.AuthorsAndTagsTest.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lead image under the keys of content systems. */
class SuppliedImageTest {
    private static Documents document() {
        return Documents.complete().with("source_link", "https://harbor.example/news/ships");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enclosure",
                "image",
                "images",
                "featured_image",
                "feature_image",
                "featuredImage",
                "cover",
                "thumbnail",
                "og:image",
                "og_image"
            })
    void isResolvedAgainstTheSourceLink(String key) {
        NormalArticle article = document().with(key, "/img/x.jpg").article();
        assertThat(article.suppliedImage()).isEqualTo("https://harbor.example/img/x.jpg");
        assertThat(article.extra()).isEqualTo(Value.Table.EMPTY);
        assertThat(article.notes()).isEmpty();
    }

    @Test
    void otherMembersStayInExtra() {
        Value.Table cover = table("image", "x.jpg", "alt", "A ship", "caption", "At dawn");
        NormalArticle article = document().with("cover", cover).article();
        assertThat(article.suppliedImage()).isEqualTo("https://harbor.example/news/x.jpg");
        assertThat(article.extra()).isEqualTo(table("cover", cover));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s.w.org/images/core/emoji/14.0.0/72x72/1f600.png",
                "https://cdn.example/wp-includes/images/smilies/icon_smile.gif",
                "https://cdn.example/npm/twemoji/2764.svg"
            })
    void isNeverAnEmoji(String url) {
        NormalArticle article = document().with("enclosure", url).article();
        assertThat(article.suppliedImage()).isNull();
        assertThat(article.notes()).hasSize(1);
    }

    @Test
    void isTheFirstUsableOne() {
        NormalArticle article = document()
                .with("enclosure", "https://cdn.example/xNone")
                .with("image", List.of(5, "https://cdn.example/", table("url", "https://cdn.example/y.png")))
                .with("thumbnail", "https://cdn.example/z.png")
                .article();
        assertThat(article.suppliedImage()).isEqualTo("https://cdn.example/y.png");
        assertThat(article.extra().entries()).containsOnlyKeys("image", "thumbnail");
        assertThat(article.notes()).containsExactly("enclosure: not the absolute http(s) URL of an image; dropped");
    }

    @Test
    void isNeverAVideoOrAudio() {
        NormalArticle article = document()
                .with("enclosure", table("url", "https://cdn.example/a", "type", "audio/mpeg"))
                .article();
        assertThat(article.suppliedImage()).isNull();
        assertThat(article.notes()).containsExactly("enclosure: not the absolute http(s) URL of an image; dropped");
    }

    @Test
    void otherValuesStayInExtra() {
        NormalArticle article = document().with("cover", true).article();
        assertThat(article.suppliedImage()).isNull();
        assertThat(article.extra()).isEqualTo(table("cover", true));
        assertThat(article.notes()).containsExactly("cover: not the absolute http(s) URL of an image; kept in extra");
    }
}
