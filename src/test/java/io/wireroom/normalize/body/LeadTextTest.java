package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Value;
import io.wireroom.normalize.Documents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Summaries are the first sentences of the text itself. */
class LeadTextTest {
    private static final String TEXT = "<p>The ships came in. They left again.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Ships come in</h1>" + TEXT,
                "<h3>At sea</h3>" + TEXT,
                "<p><strong>SHIPS COME IN!</strong></p>" + TEXT,
                "<figure><img src='https://a.example/i.png'><figcaption>A ship.</figcaption></figure>" + TEXT,
                "<div class='wp-caption'><img src='https://a.example/i.png'><p class='wp-caption-text'>A ship.</p></div>"
                        + TEXT,
                "<p class='byline'>Our correspondent</p>" + TEXT,
                "<h2>Ships come in</h2><p>By Ada Reef, Harbor Wire</p>" + TEXT,
                "<p>The ships came in.<sup><a href='#fn1'>1</a></sup> They left again.<sup>[2]</sup></p>",
                "<p>The ships came in[^1]. They left again.[^note]</p>",
                TEXT + "<section class='footnotes'><p>A note.</p></section>",
                "<iframe src='https://a.example/map'></iframe>" + TEXT,
                "<table><caption>Ships</caption></table>" + TEXT,
            })
    void skipHeadingsAndBylines(String html) {
        NormalArticle article = Documents.complete().body(Format.HTML, html).article();
        assertThat(article.summary()).isEqualTo("The ships came in. They left again.");
        assertThat(article.description()).isEqualTo("The ships came in. They left again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ships came in.[^a] They left again.\n\n[^a]: One note.",
                "The ships came in.[^a]\n\n[^a]: One note.\n\nThey left again.",
                "The ships came in. They left again.\n\n[^a]: A note without a mark.",
            })
    void doNotContainFootnotesOfMarkdown(String markdown) {
        NormalArticle article =
                Documents.complete().body(Format.MARKDOWN, markdown).article();
        assertThat(article.summary()).isEqualTo("The ships came in. They left again.");
        assertThat(article.description()).isEqualTo("The ships came in. They left again.");
        assertThat(article.contentText()).contains("note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h2>Ships come in</h2>", "<h2>Ships come in</h2><p>By Ada Reef</p>"})
    void useHeadingsIfThereIsNothingElse(String html) {
        assertThat(Documents.complete().body(Format.HTML, html).article().summary())
                .startsWith("Ships come in");
    }

    @Test
    void keepPowersAndSentencesThatBeginWithBy() {
        assertThat(Documents.complete()
                        .body(Format.HTML, "<p>By noon 10<sup>6</sup> m<sup>2</sup> were dry.</p>")
                        .article()
                        .summary())
                .isEqualTo("By noon 106 m2 were dry.");
    }

    @Test
    void keepWordsThatLookLikeTags() {
        assertThat(Documents.complete()
                        .body(Format.HTML, "<p>Use &lt;video&gt; or vector&lt;int&gt;.</p>")
                        .article()
                        .summary())
                .isEqualTo("Use <video> or vector<int>.");
    }

    @Test
    void notesStayShort() {
        Map<String, Value> extra = new LinkedHashMap<>();
        Documents document = Documents.complete();
        for (int i = 0; i < 1_000; i++) {
            String key = "k".repeat(i) + i;
            extra.put(key, new Value.Whole(1));
            document.with(key, 2);
        }
        NormalArticle article = document.with("extra", new Value.Table(extra)).article();
        assertThat(article.notes()).hasSize(101);
        assertThat(article.notes().getLast()).isEqualTo("and 900 more");
        assertThat(article.notes()).allSatisfy(note -> assertThat(note).hasSizeLessThan(200));
    }
}
