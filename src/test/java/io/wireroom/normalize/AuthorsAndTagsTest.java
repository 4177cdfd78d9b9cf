package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authors and tags in the spellings of content systems. */
class AuthorsAndTagsTest {
    @Test
    void readsTagsInOneText() {
        NormalArticle article = Documents.complete()
                .with("tags", "ports, ferries &amp; boats,, ports")
                .article();
        assertThat(article.tags()).containsExactly("ports", "ferries & boats");
        assertThat(article.notes()).isEmpty();
    }

    @Test
    void addsCategoriesKeywordsAndTaxonomiesToTheTags() {
        NormalArticle article = Documents.complete()
                .with("category", "Sea")
                .with("tags", List.of("ports"))
                .with("categories", List.of("News", "ports"))
                .with("keywords", "tide, storm")
                .with("taxonomies", table("tags", List.of("ferries"), "series", "Coast", "authors", "Ada Reef"))
                .article();
        assertThat(article.tags()).containsExactly("ports", "News", "Sea", "tide", "storm", "ferries", "Coast");
        assertThat(article.authors()).containsExactly("Ada Reef");
        assertThat(article.extra()).isEqualTo(Value.Table.EMPTY);
        assertThat(article.notes()).isEmpty();
    }

    @Test
    void readsObjectsByTheirName() {
        NormalArticle article = Documents.complete()
                .with("tags", List.of(table("name", "ports"), table("slug", "x"), "ferries"))
                .with("author", table("name", "Ada Reef", "url", "https://reef.example/ada"))
                .article();
        assertThat(article.tags()).containsExactly("ports", "ferries");
        assertThat(article.authors()).containsExactly("Ada Reef");
        assertThat(article.notes())
                .containsExactly(
                        "author: of objects only the name is kept",
                        "tags: 1 not a text of at most 128 characters, or beyond the first 64; dropped");
    }

    @Test
    void keepsTheAuthorsOfBothTablesAndNamesAsTheyAreWritten() {
        NormalArticle article = Documents.complete()
                .with("author", "Reef, Ada")
                .with("authors", List.of("Bo <b>Tide</b>", "Reef, Ada"))
                .with("extra", table("author", "Cy Quay", "mood", "calm"))
                .article();
        assertThat(article.authors()).containsExactly("Bo Tide", "Reef, Ada", "Cy Quay");
        assertThat(article.extra()).isEqualTo(table("mood", "calm"));
        assertThat(article.notes()).isEmpty();
    }

    @Test
    void usesTheBylineWithoutAuthors() {
        assertThat(Documents.complete().with("byline", "By Ada Reef").article().authors())
                .containsExactly("Ada Reef");
        NormalArticle both = Documents.complete()
                .with("byline", "By Ada Reef")
                .with("author", "Ada Reef")
                .article();
        assertThat(both.authors()).containsExactly("Ada Reef");
        assertThat(both.extra()).isEqualTo(table("byline", "By Ada Reef"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "authors", "tags", "categories", "keywords"})
    void notesInvalidNames(String key) {
        NormalArticle article = Documents.complete().with(key, 7).article();
        assertThat(article.notes()).containsExactly(key + ": not a list of texts; dropped");
        assertThat(article.extra()).isEqualTo(Value.Table.EMPTY);
    }

    @Test
    void notesADuplicateKey() {
        NormalArticle article = Documents.complete()
                .with("mood", "calm")
                .with("extra", table("mood", "wild", "same", 1))
                .with("same", 1)
                .article();
        assertThat(article.extra()).isEqualTo(table("mood", "calm", "same", 1));
        assertThat(article.notes()).containsExactly("extra.mood: stands twice, and the first counts; dropped");
    }

    static Value.Table table(Object... keysAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], Documents.value(keysAndValues[i + 1]));
        }
        return new Value.Table(entries);
    }
}
