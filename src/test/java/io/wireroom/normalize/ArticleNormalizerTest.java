package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleNormalizerTest {
    @Test
    void requiresTitleSourceAndBodyOnly() {
        NormalArticle article =
                Documents.empty().with("title", "T").with("source", "HW").article();
        assertThat(article.date()).isEqualTo(Instant.parse("2026-03-01T10:20:30Z"));
        assertThat(article.dateSupplied()).isFalse();
        assertThat(article.source()).isEqualTo(new Source("harbor", "Harbor Wire"));
        assertThat(article.summary()).isEqualTo("Ships came in. They left again.");
        assertThat(article.description()).isEqualTo("Ships came in. They left again.");
        assertThat(article.wordCount()).isEqualTo(6);
        assertThat(article.notes()).isEmpty();
        assertThat(article.extra()).isEqualTo(Value.Table.EMPTY);
        assertThat(article.tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "None", "null", "N/A", " None "})
    void treatsPlaceholderTextsAsAbsent(String nothing) {
        Documents document = Documents.empty().with("title", "T").with("source", "HW");
        NormalArticle plain = document.article();
        for (String key : List.of(
                "date",
                "article_id",
                "feed_item_id",
                "source_link",
                "summary",
                "description",
                "enclosure",
                "draft",
                "url",
                "status",
                "reason",
                "tags",
                "language")) {
            document.with(key, nothing);
        }
        assertThat(document.article()).isEqualTo(plain);
        assertThat(Documents.complete().with("title", nothing).rejection()).isEqualTo(Code.TITLE_MISSING);
        assertThat(Documents.complete().with("source", nothing).rejection()).isEqualTo(Code.SOURCE_MISSING);
    }

    @Test
    void keepsASuppliedPathOfValidLength() {
        String longest = "/202507/42-" + "ñ".repeat(123) + "x"; // two bytes each
        assertThat(Documents.complete().with("url", longest).article().suppliedPath())
                .isEqualTo(longest);
        assertThat(Documents.complete().with("url", longest + "x").article().suppliedPath())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        source_link  | /news                | source_link: not an absolute http(s) URL; dropped
        source_link  | https://a:b@c.example/ | source_link: not an absolute http(s) URL; dropped
        feed_item_id | -1                   | feed_item_id: not a positive integer up to 2^53-1; dropped
        enclosure    | https://c.example/xNone | enclosure: not the absolute http(s) URL of an image; dropped
        enclosure    | https://c.example/x.null | enclosure: not the absolute http(s) URL of an image; dropped
        enclosure    | https://c.example/   | enclosure: not the absolute http(s) URL of an image; dropped
        enclosure    | /x.png               | enclosure: not the absolute http(s) URL of an image; dropped
        url          | /202507/41-x         | url: not /yyyyMM/{article_id}-{slug} of this article; dropped
        url          | /202513/42-x         | url: not /yyyyMM/{article_id}-{slug} of this article; dropped
        url          | /202507/42-X         | url: not /yyyyMM/{article_id}-{slug} of this article; dropped
        url          | https://a.example/202507/42-x | url: not /yyyyMM/{article_id}-{slug} of this article; dropped
        language     | english please       | language: not a BCP 47 language tag; dropped
        """)
    void dropsAnInvalidFieldWithANote(String key, String value, String note) {
        NormalArticle article = Documents.complete().with(key, value).article();
        assertThat(article.notes()).containsExactly(note);
        assertThat(article)
                .usingRecursiveComparison()
                .ignoringFields("notes")
                .isEqualTo(Documents.complete().article());
    }

    @ParameterizedTest
    @ValueSource(strings = {"source_link", "summary", "description", "url", "language"})
    void dropsAFieldOfTheWrongType(String key) {
        assertThat(Documents.complete().with(key, List.of("x")).article().notes())
                .containsExactly(key + ": not a text; dropped");
    }

    @Test
    void keepsSuppliedFields() {
        NormalArticle article = Documents.complete()
                .with("date", "Wed, 30 Jul 2025 14:15:31 GMT")
                .with("source_link", "https://harbor.example/a?b=c|d")
                .with("feed_item_id", "17")
                .with("summary", "S &amp; <i>s</i>")
                .with("description", "D")
                .with("enclosure", "https://cdn.example/a.png")
                .with("draft", "True")
                .with("url", "/202507/42-ships-ñ")
                .with("language", "EN_us")
                .with("tags", List.of("a", "b", " a ", 5, "None"))
                .with("status", "published")
                .article();
        assertThat(article.date()).isEqualTo(Instant.parse("2025-07-30T14:15:31Z"));
        assertThat(article.dateSupplied()).isTrue();
        assertThat(article.sourceLink()).isEqualTo("https://harbor.example/a?b=c%7Cd");
        assertThat(article.feedItemId()).isEqualTo(17);
        assertThat(article.summary()).isEqualTo("S & s");
        assertThat(article.description()).isEqualTo("D");
        assertThat(article.suppliedImage()).isEqualTo("https://cdn.example/a.png");
        assertThat(article.availability().draft()).isTrue();
        assertThat(article.suppliedPath()).isEqualTo("/202507/42-ships-ñ");
        assertThat(article.language()).isEqualTo("en-US");
        assertThat(article.tags()).containsExactly("a", "b");
        assertThat(article.reinstates()).isTrue();
        assertThat(article.notes()).hasSize(1).first().asString().startsWith("tags: 1 not a text");
    }

    @Test
    void keepsUnknownKeysInOrder() {
        NormalArticle article = Documents.complete()
                .with("zeta", 1)
                .with("revision", 7)
                .with("content_text", "x")
                .with("extra", new Value.Table(Map.of("inner", new Value.Flag(true), "title", new Value.Text("x"))))
                .with("alpha", "None")
                .article();
        assertThat(article.extra().entries())
                .containsExactly(
                        Map.entry("zeta", new Value.Whole(1)),
                        Map.entry("inner", new Value.Flag(true)),
                        Map.entry("alpha", new Value.Text("None")));
        assertThat(article.notes())
                .containsExactlyInAnyOrder(
                        "extra.title: a key of the article itself; dropped",
                        "content_text: not the text of the body; dropped");
    }

    /** What is meant to stay back for good must not come out because its date is far. */
    @Test
    void keepsTheLastDateThatCanBeWritten() {
        NormalArticle article =
                Documents.complete().with("date", "9999-12-31T23:59:59Z").article();
        assertThat(article.date()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(article.dateSupplied()).isTrue();
    }

    @Test
    void cutsLongTitlesAtAWord() {
        NormalArticle article =
                Documents.complete().with("title", "word ".repeat(200)).article();
        assertThat(article.title()).hasSizeLessThanOrEqualTo(500).endsWith("word…");
        assertThat(article.notes()).containsExactly("title: cut to 500 characters");
    }

    @Test
    void findsTheSourceByTheHostOfTheLink() {
        NormalArticle article = Documents.complete()
                .without("source")
                .with("source_link", "https://feeds.harbor.example/x")
                .article();
        assertThat(article.source().key()).isEqualTo("harbor");
        assertThat(Documents.complete()
                        .without("source")
                        .with("source_link", "https://b.example/")
                        .rejection())
                .isEqualTo(Code.SOURCE_MISSING);
        assertThat(Documents.complete().with("source", "***").rejection()).isEqualTo(Code.SOURCE_MISSING);
    }

    @Test
    void rejectsBodiesWithoutTextAndImage() {
        for (String body : List.of("", " ", "<p></p>", "<script>x</script>", "<p>&nbsp;<br></p>", "<img src='x'>")) {
            assertThat(Documents.complete().body(Format.HTML, body).rejection())
                    .as(body)
                    .isEqualTo(Code.BODY_EMPTY);
        }
        assertThat(Documents.complete()
                        .body(Format.HTML, "<img src='https://a.example/i.png'>")
                        .article()
                        .bodyImage())
                .isEqualTo("https://a.example/i.png");
    }

    @Test
    void readsMarkdownWithTablesAndRawHtml() {
        NormalArticle article = Documents.complete()
                .body(
                        Format.MARKDOWN,
                        "# T\n\na *b* ~~c~~ <script>x</script>[d](javascript:x)\n\n| e |\n|---|\n| f |\n")
                .article();
        assertThat(article.contentHtml()).isEqualTo("""
                        <h2>T</h2>
                        <p>a <em>b</em> <s>c</s> d</p>
                        <table>
                        <thead>
                        <tr>
                        <th>e</th>
                        </tr>
                        </thead>
                        <tbody>
                        <tr>
                        <td>f</td>
                        </tr>
                        </tbody>
                        </table>""");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "* ", "*a ", "[", "![", "**", "`", "<b>", "|", "_a_", "[a](", "- > ", "~~"})
    void limitsMarkdown(String piece) {
        assertThatCode(() -> Documents.complete()
                        .body(Format.MARKDOWN, piece.repeat(10_000) + " x")
                        .normalize())
                .doesNotThrowAnyException();
    }

    @Test
    void readsPlainTextByLinesAndParagraphs() {
        NormalArticle article = Documents.complete()
                .body(Format.TEXT, "\na < b\r\nc\n \nd & e\n")
                .article();
        assertThat(article.contentHtml()).isEqualTo("<p>a &lt; b<br>c</p><p>d &amp; e</p>");
        assertThat(article.contentText()).isEqualTo("a < b\nc\n\nd & e");
    }

    @Test
    void neverThrowsAndIsDeterministic() {
        var random = new Random(11);
        List<String> keys = List.of(
                "title",
                "date",
                "article_id",
                "feed_item_id",
                "source",
                "source_link",
                "summary",
                "enclosure",
                "draft",
                "url",
                "status",
                "reason",
                "tags",
                "language",
                "extra",
                "other");
        for (int i = 0; i < 20_000; i++) {
            Documents document = random.nextBoolean() ? Documents.complete() : Documents.empty();
            for (int n = random.nextInt(10); n >= 0; n--) {
                document.with(keys.get(random.nextInt(keys.size())), anything(random));
            }
            document.body(List.of(Format.values()).get(random.nextInt(3)), noise(random));
            assertThat(document.normalize()).isEqualTo(document.normalize());
        }
    }

    private static Object anything(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> List.of(noise(random), 1, List.of());
            case 3 -> new Value.Table(Map.of(noise(random), new Value.Flag(true)));
            case 4 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(600) - 300);
            case 5 ->
                List.of("published", "withdrawn", "2025-07-30", "https://harbor.example/x", "en", "/202507/42-x")
                        .get(random.nextInt(6));
            default -> noise(random);
        };
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append((char)
                    (random.nextInt(4) == 0
                            ? random.nextInt(0x10000)
                            : "<>&/:;#'\"\\ \n\tabhtp.0123456789-+[]()*`|?%".charAt(random.nextInt(40))));
        }
        return text.toString();
    }
}
