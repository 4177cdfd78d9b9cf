package io.wireroom.render;

import static io.wireroom.render.Sample.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

class HugoDocumentTest {
    private final HugoDocument hugo = new HugoDocument();

    @Test
    void writesKeysInTheOrderOfTheContract() {
        assertThat(text(article())).isEqualTo("""
            +++
            title = "Harbour Reopens After Storm"
            date = "2025-07-30T14:15:31Z"
            draft = false
            summary = "The harbour & its ferries are back."
            description = "Ferries run again."
            source_link = "https://coast.example/a?b=1&c=2"
            enclosure = "https://cdn.example/coast/1.png"
            article_id = 126642
            feed_item_id = 17797
            url = "/202507/126642-harbour-reopens-after-storm"
            qrcode = "https://cdn.example/coast/qrcode/257/30/tidea1B2.webp"
            source = "Coast Wire (CW)"
            language = "en"
            tags = ["ports", "ferries & boats"]
            +++

            <p>The harbour reopened &amp; the <em>ferries</em> run.</p>\
            """);
    }

    @Test
    void roundTripsRealFilesByteForByte() {
        List<CorpusArticles.Real> real = CorpusArticles.all();

        assertThat(real)
                .hasSizeGreaterThan(300)
                .allSatisfy(r -> assertThat(text(r.article())).isEqualTo(r.file()));
    }

    @Test
    void omitsAbsentValues() {
        Article article = article(sample -> {
            sample.summary = "";
            sample.description = "";
            sample.sourceLink = null;
            sample.enclosure = null;
            sample.feedItemId = null;
            sample.language = null;
            sample.tags = List.of();
        });

        assertThat(header(article).keySet())
                .containsExactlyInAnyOrder("title", "date", "draft", "article_id", "url", "qrcode", "source");
    }

    @Test
    void writesExtraOnOneLineAKeyInItsOwnOrder() {
        Map<String, Value> extra = new LinkedHashMap<>();
        extra.put("zone", new Value.Table(new LinkedHashMap<>(Map.of("a b", new Value.Whole(1)))));
        extra.put("", new Value.Text("empty key"));
        extra.put("dotted.key", new Value.Flag(true));
        extra.put("none", Value.Table.EMPTY);
        extra.put(
                "list",
                new Value.Items(List.of(
                        new Value.Text("a\nb"),
                        new Value.Items(List.of()),
                        new Value.Decimal(new BigDecimal("1.50")))));

        assertThat(text(article(sample -> sample.extra = new Value.Table(extra))))
                .contains("""
                    zone = { "a b" = 1 }
                    "" = "empty key"
                    "dotted.key" = true
                    none = {}
                    list = ["a\\nb", [], 1.50]
                    +++
                    """);
    }

    @Test
    void keepsNumbersInTheRangeOfAFloat() {
        TomlParseResult header = header(article(sample -> sample.extra = new Value.Table(Map.of(
                "big", decimal("18446744073709551616"),
                "small", decimal("-1E-7"),
                "wide", decimal("1E+300"),
                "beyond", decimal("1E+400")))));

        assertThat(header.getDouble("big")).isEqualTo(0x1p64);
        assertThat(header.getDouble("small")).isEqualTo(-1e-7);
        assertThat(header.getDouble("wide")).isEqualTo(1e300);
        assertThat(header.getString("beyond")).isEqualTo("1E+400");
    }

    @Test
    void neverWritesAKeyTwice() {
        Article article = article(sample ->
                sample.extra = new Value.Table(Map.of("title", new Value.Text("other"), "own", decimal("1"))));

        assertThat(header(article).getString("title")).isEqualTo(article.title());
        assertThat(header(article).getDouble("own")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.wireroom.render.Naughty#strings")
    void anyTextIsReadBackAsItWas(String naughty) {
        Article article = article(sample -> {
            sample.title = naughty;
            sample.extra = new Value.Table(Map.of(naughty, new Value.Table(Map.of(naughty, new Value.Text(naughty)))));
        });
        String expected = CleanText.unicode(naughty);

        TomlParseResult header = header(article);

        assertThat(header.getString("title")).isEqualTo(expected);
        assertThat(header.getTableOrEmpty(List.of(expected)).getString(List.of(expected)))
                .isEqualTo(expected);
    }

    private static Value decimal(String number) {
        return new Value.Decimal(new BigDecimal(number));
    }

    private String text(Article article) {
        return new String(hugo.write(article), UTF_8);
    }

    private TomlParseResult header(Article article) {
        String text = text(article);
        TomlParseResult header = Toml.parse(text.substring(4, text.indexOf("\n+++\n\n<p>") + 1));
        assertThat(header.errors()).isEmpty();
        return header;
    }
}
