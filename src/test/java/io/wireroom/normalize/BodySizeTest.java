package io.wireroom.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.normalize.body.BodyPolicy;
import io.wireroom.normalize.body.CleanBody;
import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much a body grows when it is cleaned, what comes out of it has a limit. */
class BodySizeTest {
    private static final int LIMIT = 1_000;

    private static Result<NormalDocument> normalize(String html) {
        return new ArticleNormalizer(Documents.SOURCES, LIMIT)
                .normalize(Documents.complete().body(Format.HTML, html).document());
    }

    @Test
    void isCountedAfterCleaning() {
        // 7 bytes of tags and two of quotes for the HTML, two of quotes for the text
        assertThat(normalize("a".repeat((LIMIT - 11) / 2))).isInstanceOf(Result.Ok.class);
        assertThat(normalize("a".repeat((LIMIT - 11) / 2 + 1))).isEqualTo(tooLarge(1_001));
        assertThat(normalize("<p>" + "&gt;".repeat(200) + "</p>")).isEqualTo(tooLarge(1_011));
        assertThat(normalize("<p>a<script>" + "x".repeat(5_000) + "</script></p>"))
                .isInstanceOf(Result.Ok.class);
    }

    private static Result<NormalDocument> tooLarge(int bytes) {
        return new Result.Rejected<>(new Rejection(
                Rejection.Code.TOO_LARGE,
                "the body takes " + bytes + " bytes as HTML and text; at most " + LIMIT + " are allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "日", "😀", "\"", "\\", "\n\t", "\u0001", "a\"é日😀\n"})
    void isTheSizeOfTheJson(String text) throws Exception {
        assertThat(JsonSize.of(text))
                .isEqualTo(new ObjectMapper().writeValueAsString(text).getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=x>y</a>",
                "<iframe src=x></iframe>",
                "<img src=x>",
                "<img class=emoji alt=x src=y>",
                "<p dir=rtl lang=ar>x",
                "<div dir=rtl>x</div><div dir=ltr>y</div>",
                "<em lang=fr>x</em>",
                "<noscript><img src=x></noscript>",
                "<video src=x></video>"
            })
    void staysWithinLimitsForRepeatedContent(String piece) {
        String base = "https://e.org/" + "x".repeat(4_000) + "/";
        String html = piece.repeat(200_000 / piece.length());
        CleanBody body =
                BodyPolicy.clean(html, new LinkResolver(WebUrl.parse(base).orElseThrow()));
        assertThat(body.html().length()).isLessThan(9 * html.length() + 65_536);
        assertThat(body.notes()).allSatisfy(note -> assertThat(note).hasSizeLessThan(200));
    }
}
