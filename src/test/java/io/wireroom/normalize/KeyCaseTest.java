package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalArticle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys of documents in another case than the documented one. */
class KeyCaseTest {
    @Test
    void readsKeysInAnotherCase() {
        NormalArticle article = Documents.empty()
                .with("Title", "Ships come in")
                .with("Source", "HW")
                .with("Tags", List.of("sea"))
                .with("Categories", List.of("port"))
                .with("Author", "Ada Quay")
                .with("Description", "Of ships.")
                .with("Weight", 3)
                .article();

        assertThat(article.title()).isEqualTo("Ships come in");
        assertThat(article.source().key()).isEqualTo("harbor");
        assertThat(article.tags()).containsExactly("sea", "port");
        assertThat(article.authors()).containsExactly("Ada Quay");
        assertThat(article.description()).isEqualTo("Of ships.");
        assertThat(article.extra().entries()).containsKey("Weight").doesNotContainKeys("Tags", "tags", "Title");
    }

    @Test
    void prefersTheKeyInLowerCase() {
        NormalArticle article = Documents.complete()
                .with("Title", "Another")
                .with("TITLE", "A third")
                .with("Guid", "g")
                .with("Source", "Minato")
                .article();

        assertThat(article.title()).isEqualTo("Ships come in");
        assertThat(article.source().key()).isEqualTo("harbor");
        assertThat(article.extra().entries()).containsKeys("Title", "TITLE", "Guid");
        assertThat(Documents.complete()
                        .without("article_id")
                        .with("Guid", "g")
                        .article()
                        .id())
                .isEqualTo(Documents.complete().without("article_id").article().id());
    }
}
