package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.event.ArticleJson;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.render.HugoDocument;
import io.wireroom.render.Ninjs;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that look like markup are plain text in what Wireroom writes, and stay the same when it is posted back. */
class OwnTextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> PIECES = List.of(
            "AT&amp;T",
            "<b>x</b>",
            "<b>",
            "&lt;",
            "&lt;b&gt;y&lt;/b&gt;",
            "&amp;lt;i&amp;gt;",
            "&copy 2",
            "&#38;",
            "&#123;",
            "&#38;#123;{<",
            "{{< gist >}}",
            "&lcub;{% x %}",
            "&amp;#123;&#x7b;<",
            "<script>z</script>",
            "<p>",
            "<!-- c -->",
            "*so* _so_ [a](b)",
            "# 1. >",
            "\\* ~~",
            "vector<int>",
            "a & b",
            "Q&A",
            "é ß",
            "None",
            "\"'");
    private static final List<String> NAME_PIECES = List.of("R&amp;D", "<b>", "&lt;i&gt;", "&copy x", "&#38;", "a & b");

    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), CorpusFiles.SITE, CorpusFiles.ASSETS);

    /** A document whose plain texts are random, escaped so that it says exactly them. */
    private static String document(Random random) {
        return """
                {"article_id": 7, "date": "2026-02-01T10:00:00Z", "title": "T %s", "summary": "%s", "description": "%s",
                 "source": "S %s", "authors": ["A1 %s", "A2 %s"], "tags": ["t1 %s", "t2 %s"], "content_text": "Body."}""".formatted(
                        text(random, PIECES),
                        text(random, PIECES),
                        text(random, PIECES),
                        text(random, PIECES),
                        text(random, NAME_PIECES),
                        text(random, NAME_PIECES),
                        text(random, NAME_PIECES),
                        text(random, NAME_PIECES));
    }

    private static String text(Random random, List<String> pieces) {
        String joined = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
        return joined.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }

    @Test
    void staysTheSameInEveryFormat() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            Decision.Publish told = published(document(random));
            Article article = told.edition();
            for (byte[] back : List.of(
                    ArticleJson.write(article), new HugoDocument().write(article), new Ninjs().write(article))) {
                assertThat(decide(told.next(), back))
                        .describedAs(new String(back, UTF_8))
                        .isInstanceOf(Decision.Unchanged.class);
            }
        }
    }

    @Test
    void generatedSummariesStayTheSame() {
        Decision.Publish told = published("""
                {"article_id": 7, "date": "2026-02-01T10:00:00Z", "title": "Tags", "source": "S", "content_html":
                 "<p>Write <code>&lt;b&gt;code&lt;/b&gt;</code> or &lt;script&gt;y&lt;/script&gt; and &amp;amp;.</p>"}""");
        Article article = told.edition();

        assertThat(article.summary()).isEqualTo("Write <b>code</b> or <script>y</script> and &amp;.");
        for (byte[] back :
                List.of(ArticleJson.write(article), new HugoDocument().write(article), new Ninjs().write(article))) {
            assertThat(decide(told.next(), back)).isInstanceOf(Decision.Unchanged.class);
        }
    }

    /** What anyone can write is plain text as well: on one line, without control characters, and cut. */
    @Test
    void isNormalizedInDocumentsThatOnlyResembleOwnOnes() {
        String title = "\\u0007&lt;b&gt;\\u202e\\n" + "word ".repeat(200);
        for (String document : List.of("""
                {"article_id": 7, "revision": 1, "status": "published", "source_key": "S", "source": "S",
                 "title": "%s", "content_text": "Body."}""", """
                +++
                # wireroom: plain text
                title = "%s"
                source = "S"
                article_id = 7
                +++

                Body.""", """
                {"uri": "urn:wireroom:article:7", "headlines": [{"role": "main", "value": "%s"}],
                 "infosources": [{"name": "S"}], "bodies": [{"role": "main", "contenttype": "text/plain", "value": "Body."}]}""")) {
            Article article = published(document.formatted(title)).edition();
            assertThat(article.title()).startsWith("&lt;b&gt; word word").hasSizeLessThanOrEqualTo(500);
            assertThat(article.notes()).contains("title: cut to 500 characters");
        }
    }

    @Test
    void hugoDocumentsAreMarkedOnlyIfNeeded() {
        String document = """
                +++
                title = "AT&T & vector<int>: \\u003cb"
                date = "2026-02-01T10:00:00Z"
                draft = false
                summary = "Q&A."
                description = "Q&A."
                article_id = 7
                url = "/202602/7-at-t"
                source = "S"
                +++

                <p>Body.</p>""";
        String written = new String(new HugoDocument().write(published(document).edition()), UTF_8);

        assertThat(written.replaceAll("(?m)^(enclosure|qrcode) = .*\n", "").replace("<b", "\\u003cb"))
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"embargo\": \"2026-01-01\"",
                "\"publishDate\": \"2025-12\"",
                "\"extra\": {\"embargo\": \"2026-01-01\"}",
                "\"Date\": \"2026-01-01\", \"embargoed\": \"0001-01-01T00:00:00Z\"",
                "\"notes\": [\"mine\"], \"revision\": 3"
            })
    void doesNotRepeatNotesOnFieldsThatExtraKeeps(String fields) {
        Decision.Publish told = published(
                "{\"article_id\": 7, \"title\": \"T\", \"source\": \"S\", \"content_text\": \"B.\", " + fields + "}");

        assertThat(decide(told.next(), ArticleJson.write(told.edition()))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void keepsTheCountOfFurtherNotes() {
        String keys = IntStream.range(0, 150)
                .mapToObj(i -> "\"title%d\": 1, ".formatted(i))
                .collect(Collectors.joining());
        String extra = IntStream.range(0, 150)
                .mapToObj(i -> "\"%s\": \"2026-01-01\"".formatted("embargo" + "_".repeat(i)))
                .collect(Collectors.joining(", "));
        Decision.Publish told = published("{\"article_id\": 7, \"title\": \"T\", \"source\": \"S\", " + keys
                + "\"content_text\": \"B.\", \"extra\": {" + extra + "}}");
        assertThat(told.edition().notes()).hasSize(101).last().isEqualTo("and 50 more");

        assertThat(decide(told.next(), ArticleJson.write(told.edition()))).isInstanceOf(Decision.Unchanged.class);
    }

    private Decision.Publish published(String document) {
        return (Decision.Publish) decide(LedgerEntry.NEW, document.getBytes(UTF_8));
    }

    private Decision decide(LedgerEntry entry, byte[] document) {
        return switch (pipeline.read(new RawDocument(null, document, null, NOW))) {
            case Result.Ok<NormalDocument>(NormalDocument normal) -> pipeline.decide(entry, normal, NOW);
            case Result.Rejected<NormalDocument> rejected ->
                throw new AssertionError(rejected + " " + new String(document, UTF_8));
        };
    }
}
