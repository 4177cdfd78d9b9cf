package io.wireroom.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleJsonTest {
    private static final int MANY = 5_000;

    @Test
    void roundTrips() throws MalformedEditionException {
        RandomEditions editions = new RandomEditions(7);
        for (int i = 0; i < MANY; i++) {
            Edition edition = editions.next();

            assertThat(ArticleJsonReader.read(ArticleJson.write(edition))).isEqualTo(edition);
        }
    }

    @Test
    void writesTheSameBytesAfterReadingThem() throws MalformedEditionException {
        RandomEditions editions = new RandomEditions(8);
        for (int i = 0; i < MANY; i++) {
            byte[] json = ArticleJson.write(editions.next());

            assertThat(ArticleJson.write(ArticleJsonReader.read(json))).isEqualTo(json);
        }
    }

    @Test
    void readsBackAHeldArticle() throws MalformedEditionException {
        RandomEditions editions = new RandomEditions(9);
        for (int i = 0; i < 500; i++) {
            Article article = editions.article();
            byte[] json = ArticleJson.writeHeld(article, i % 2 == 0 ? null : Instant.EPOCH);

            assertThat(ArticleJsonReader.readHeld(json)).isEqualTo(article);
            assertThatThrownBy(() -> ArticleJsonReader.read(json)).isInstanceOf(MalformedEditionException.class);
        }
    }

    @Test
    void keepsTheOrderOfExtraKeys() throws MalformedEditionException {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String key : List.of("z", "a", "m", "0")) {
            entries.put(key, new Value.Flag(true));
        }
        Article read = (Article) ArticleJsonReader.read(ArticleJson.write(withExtra(new Value.Table(entries))));

        assertThat(read.extra().entries().keySet()).containsExactly("z", "a", "m", "0");
    }

    @Test
    void readsNamesAndNumbersOfAnyLength() throws MalformedEditionException {
        Value.Table extra = new Value.Table(Map.of(
                "k".repeat(200_000),
                new Value.Flag(true),
                "n",
                new Value.Decimal(new BigDecimal("1." + "7".repeat(5_000)))));
        Article article = withExtra(extra);

        assertThat(ArticleJsonReader.read(ArticleJson.write(article))).isEqualTo(article);
    }

    @Test
    void replacesUnpairedSurrogatesEverywhere() throws MalformedEditionException {
        Value.Table extra = new Value.Table(Map.of(
                "key\uD800", new Value.Items(List.of(new Value.Text("\uDC00x"))),
                "ok", new Value.Text("\uD83D\uDE00")));

        Article read = (Article) ArticleJsonReader.read(ArticleJson.write(withExtra(extra)));

        assertThat(read.extra().entries())
                .containsEntry("key\uFFFD", new Value.Items(List.of(new Value.Text("\uFFFDx"))))
                .containsEntry("ok", new Value.Text("\uD83D\uDE00"));
    }

    @Test
    void writesOneLineWithTheKeysInOrder() {
        Article article = new RandomEditions(3).article();

        String json = new String(ArticleJson.write(article), UTF_8);

        assertThat(json).doesNotContain("\n").startsWith("{\"article_id\":" + article.id() + ",\"revision\":");
        assertThat(json.indexOf("\"status\":\"published\"")).isLessThan(json.indexOf("\"title\":"));
        assertThat(json.indexOf("\"content_text\":")).isLessThan(json.indexOf("\"word_count\":"));
    }

    @Test
    void writesOnlyWantedKeys() {
        Article article = new RandomEditions(3).article();

        assertThat(new String(ArticleJson.write(article, "article_id"::equals), UTF_8))
                .isEqualTo("{\"article_id\":" + article.id() + "}");
    }

    @Test
    void ignoresUnknownKeys() throws MalformedEditionException {
        Article article = new RandomEditions(3).article();
        String json = new String(ArticleJson.write(article), UTF_8);

        String newer = "{\"later\":{\"a\":[1,null]}," + json.substring(1);

        assertThat(ArticleJsonReader.read(newer.getBytes(UTF_8))).isEqualTo(article);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"status\":\"published\"}",
                "{\"status\":\"other\"}",
                "{\"status\":1}",
                "\u0001",
                "{} {}"
            })
    void rejectsOtherJson(String json) {
        assertThatThrownBy(() -> ArticleJsonReader.read(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedEditionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"article_id\":0",
                "\"article_id\":9007199254740992",
                "\"article_id\":99999999999999999999",
                "\"revision\":0",
                "\"revision\":4294967297",
                "\"word_count\":-1",
                "\"word_count\":4294967297",
                "\"date\":\"yesterday\"",
                "\"date\":7",
                "\"source\":\"\"",
                "\"title\":null",
            })
    void rejectsValuesOutOfRange(String field) {
        String json = new String(ArticleJson.write(new RandomEditions(3).article()), UTF_8);
        String key = field.substring(0, field.indexOf(':') + 1);
        String broken = json.replaceFirst(key + "(\"[^\"]*\"|[0-9]+)", field);

        assertThat(broken).isNotEqualTo(json);
        assertThatThrownBy(() -> ArticleJsonReader.read(broken.getBytes(UTF_8)))
                .isInstanceOf(MalformedEditionException.class);
    }

    @Test
    void rejectsTruncatedJson() {
        byte[] json = ArticleJson.write(new RandomEditions(3).article());
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);

            assertThatThrownBy(() -> ArticleJsonReader.read(cut)).isInstanceOf(MalformedEditionException.class);
        }
    }

    private static Article withExtra(Value.Table extra) {
        Article article = new RandomEditions(5).article();
        return new Article(
                article.id(),
                article.revision(),
                article.title(),
                article.summary(),
                article.description(),
                article.date(),
                article.updated(),
                article.source(),
                article.sourceLink(),
                article.feedItemId(),
                article.path(),
                article.canonicalUrl(),
                article.enclosure(),
                article.enclosureSource(),
                article.qrcode(),
                article.language(),
                article.authors(),
                article.tags(),
                article.contentHtml(),
                article.contentText(),
                article.wordCount(),
                article.contentHash(),
                extra,
                article.notes(),
                article.formerly());
    }
}
