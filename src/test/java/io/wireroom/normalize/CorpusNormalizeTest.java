package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.Corpus;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.normalize.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;

/** What real articles become. */
class CorpusNormalizeTest {
    private static final Instant TIMESTAMP = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("='([^'\"]*)'");
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?![a-zA-Z]+;|#)");

    private final ArticleNormalizer normalizer = new ArticleNormalizer(SourceRegistry.EMPTY);

    @Test
    void keepsEveryBodyExceptForSerialization() throws IOException {
        int identical = 0;
        for (Path file : Corpus.articles()) {
            String body = body(file);
            String html = article(file).contentHtml();
            String canonical = BARE_AMPERSAND
                    .matcher(SINGLE_QUOTED.matcher(body).replaceAll("=\"$1\""))
                    .replaceAll("&amp;")
                    .replace(" target=\"_blank\" rel=\"nofollow\">", " rel=\"nofollow\" target=\"_blank\">");
            assertThat(html).as(file.toString()).isEqualTo(canonical);
            identical += html.equals(body) ? 1 : 0;
        }
        assertThat(identical).isGreaterThan(150);
    }

    @Test
    void keepsTitlesSummariesAndDescriptionsAsWritten() throws IOException {
        for (Path file : Corpus.articles()) {
            NormalArticle article = article(file);
            Map<String, Value> fields = fields(file).entries();
            assertThat(article.title()).isEqualTo(text(fields, "title"));
            assertThat(article.summary()).isEqualTo(text(fields, "summary"));
            if (fields.containsKey("description")) {
                assertThat(article.description()).isEqualTo(text(fields, "description"));
            }
            assertThat(article.sourceLink()).isEqualTo(text(fields, "source_link"));
        }
    }

    @Test
    void makesTheSlugOfTheFileNameFromTheTitle() throws IOException {
        for (Path file : Corpus.articles()) {
            NormalArticle article = article(file);
            String made = article.id() + "-" + Slug.of(article.title()) + ".md";
            if (!month(file).equals("202507")) {
                assertThat(made).isEqualTo(file.getFileName().toString());
            }
        }
    }

    @Test
    void keepsTheUrlsOfOlderArticles() throws IOException {
        for (Path file : Corpus.articles()) {
            if (month(file).equals("202507")) {
                assertThat(article(file).suppliedPath())
                        .isEqualTo("/202507/" + file.getFileName().toString().replace(".md", ""));
            }
        }
    }

    @Test
    void dropsImagesWithoutAnExtension() throws IOException {
        for (Path file : Corpus.articles()) {
            boolean broken = Objects.requireNonNull(text(fields(file).entries(), "enclosure"))
                    .endsWith("None");
            assertThat(article(file).suppliedImage() == null)
                    .as(file.toString())
                    .isEqualTo(broken);
        }
    }

    @Test
    void normalizingTwiceIsNormalizingOnce() throws IOException {
        for (Path file : Corpus.articles()) {
            NormalArticle once = article(file);
            var again = new ParsedDocument.Fields(
                    fields(file), new ParsedDocument.Body(Format.HTML, once.contentHtml()), TIMESTAMP);
            assertThat(Documents.article(normalizer.normalize(again))).isEqualTo(once);
        }
    }

    @Test
    void processesUnusualDocumentsAsDescribed() throws IOException {
        for (Path file : Corpus.oddArticles()) {
            Result<NormalDocument> result = normalizer.normalize(document(file));
            switch (file.getFileName().toString().substring(0, 6)) {
                case "197785" ->
                    assertThat(result)
                            .isInstanceOfSatisfying(
                                    Result.Rejected.class,
                                    rejected -> assertThat(rejected.rejection().code())
                                            .isEqualTo(Rejection.Code.SOURCE_MISSING));
                case "113634" ->
                    assertThat(Documents.article(result)).satisfies(article -> {
                        assertThat(article.contentHtml())
                                .doesNotContain("href='here'")
                                .doesNotContain("/here\"");
                        assertThat(article.notes())
                                .containsExactly("content_html: unwrapped link whose address is its own text (1)");
                    });
                default -> assertThat(Documents.article(result).id().value()).isEqualTo(124328);
            }
        }
    }

    private NormalArticle article(Path file) throws IOException {
        return Documents.article(normalizer.normalize(document(file)));
    }

    private static ParsedDocument document(Path file) throws IOException {
        return new ParsedDocument.Fields(fields(file), new ParsedDocument.Body(Format.HTML, body(file)), TIMESTAMP);
    }

    private static String month(Path file) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString();
    }

    private static String body(Path file) throws IOException {
        return parts(file).get(2).strip();
    }

    private static List<String> parts(Path file) throws IOException {
        return List.of(Files.readString(file).split("(?m)^\\+\\+\\+\n", 3));
    }

    private static Value.Table fields(Path file) throws IOException {
        var fields = new LinkedHashMap<String, Value>();
        var toml = Toml.parse(parts(file).get(1));
        for (String key : toml.keySet()) {
            fields.put(key, Documents.value(Objects.requireNonNull(toml.get(key))));
        }
        return new Value.Table(fields);
    }

    private static @Nullable String text(Map<String, Value> fields, String key) {
        return fields.get(key) instanceof Value.Text(String text) ? text : null;
    }
}
