package io.wireroom.parse;

import static io.wireroom.parse.Parsing.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.ParsedDocument.Format;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is written that begins with an angle bracket. */
class BodyReaderTest {

    private static Format format(String body, @Nullable String contentType) {
        return fields("+++\n+++\n\n" + body, contentType).body().format();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One.</p>\n\n<p>Two *three*.</p>",
                "<p>One.\n\n<p>Two.",
                "<p>One\n\n- two\n\n[three](https://example.org)</p>",
                "<h2>A</h2><ul><li>one\n\n- two</li></ul>",
                "<pre><code># one\n\n- two\n</code></pre><p>x</p>",
                "<b>One</b> and two.",
                "<!-- a comment --><p>One.</p>",
                "<!DOCTYPE html>\n<html><body>\n\n<p>One.</p></body></html>",
                "<div>\n    <p>One.</p>\n\n    <p>Two.</p>\n</div>",
                "<script>\n\n# x\n\n</script><p>One.</p>",
                "<P CLASS=\"a > b\">One.</P>",
                "<img src=\"x.jpg\">",
                "<figure><img src=\"x.jpg\"></figure>\n\n<hr>\n"
            })
    void detectsHtml(String body) {
        assertThat(format(body, null)).isEqualTo(Format.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"pier.jpg\" alt=\"\">\n\nThe pier is *closed*.",
                "<!--more-->\n\nThe pier.\n\nIt is closed.",
                "<!--more-->\n# The pier\n",
                "<https://example.org/> has more.",
                "<editor@example.org>",
                "<p align=\"center\"><img src=\"x.png\"></p>\n\n# The pier\n\nText.",
                "<a name=\"top\"></a>\n\n## The pier",
                "<b>One</b> and **two**.",
                "<br>\n- one\n- two",
                "<details>\n<summary>More</summary>\n\n- one\n- two\n\n</details>",
                "<div class=\"note\">\n\n## The pier\n\nText\n\n</div>",
                "<3 is a heart.\n\nText"
            })
    void detectsMarkdownWithHtml(String body) {
        assertThat(format(body, null)).isEqualTo(Format.MARKDOWN);
    }

    @Test
    void usesTheContentType() {
        assertThat(format("The *pier*.", "text/html")).isEqualTo(Format.HTML);
        assertThat(format("<b>x</b>", "text/markdown; charset=utf-8")).isEqualTo(Format.MARKDOWN);
        assertThat(format("<div>\n\nThe pier.\n\n</div>", "text/markdown; variant=GFM"))
                .isEqualTo(Format.MARKDOWN);
        assertThat(format("<p class=\"x\">One.</p>", "text/markdown")).isEqualTo(Format.MARKDOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One\n\n*two* [x](y)</p>",
                "<p dir=\"rtl\" lang=\"ar\">One</p><hr><table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
                "<figure><img src=\"https://example.org/x.jpg\" alt=\"a\"><figcaption>x</figcaption></figure>",
                "<p><a href=\"https://example.org/\" rel=\"nofollow\" target=\"_blank\">x</a><br>y</p>"
            })
    void canonicalHtmlIsHtmlInMarkdownDocuments(String body) {
        assertThat(format(body, "text/markdown")).isEqualTo(Format.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<a", "<a <", "<p>", "</p>", "<!--", "<script>", "<a href=\"", "<b>\n\n", "<div>x\n\n"})
    void readsAMegabyteOfTagsWithoutDelay(String piece) {
        String body = piece.repeat(900_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> format("<" + body, null));
    }
}
