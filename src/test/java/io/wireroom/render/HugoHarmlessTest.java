package io.wireroom.render;

import static io.wireroom.render.Sample.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Producer content with a meaning in Hugo. {@link HugoFuzzIT} checks the same with Hugo itself. */
class HugoHarmlessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pre><code>{{% note %}}</code></pre>",
                "<p>{{<b>x</b>}}</p>",
                "<p>{{% gist a b %}}</p>",
                "<p>{{{{% a %}}{{{<b>x</b></p>",
                "<p>{{<br>}} {{%/* a */%}}</p>",
                "<p><img src=\"https://e.example/a\" alt=\"{{% x %}} {{%\"></p>"
            })
    void hasNoShortcodeInABody(String body) {
        String written = body(body);

        assertThat(written).doesNotContain("{{<", "{{%");
        assertThat(dom(written)).isEqualTo(dom(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a\n\n[click](javascript:alert(1))\n\nb</p>",
                "<p>a</p>\n\n## H {style=\"color:red\"}\n \t\n\n\n*x*",
                "<p>a</p><pre>x\n\n\n\ny</pre>\n\n\n<p>b\n\nc</p>",
                "<pre>x\n\ny</pre>\n[click](javascript:alert(1))",
                "<pre>x\n\ny</pre><p>a\n\n[click](javascript:alert(1))</p>",
                "<img src=\"https://e.example/a\">\n*x*",
                "words *alone*\n\n# and more"
            })
    void hasOneBlockOfHtmlForABody(String body) {
        String written = body(body);

        boolean preformatted = written.startsWith("<pre>");
        assertThat(written).matches("(?s)<(p|div|pre)>.*");
        assertThat(preformatted ? written.substring(written.indexOf("</pre>")) : written)
                .doesNotContainPattern("\n[ \t]*\n");
        assertThat(dom(written).replaceAll("^<div>(?s:(.*))</div>$", "$1")).isEqualTo(dom(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a\nb</p>\n<p>{{ .Title }} {{ x }} {% y %} * _ [a](b)</p>",
                "<pre>x\n\ny</pre>",
                "<pre><code>a\n\n\nb</code></pre><p>c</p>",
                "<h2>a</h2><ul><li>b</li></ul>"
            })
    void keepsAHarmlessBody(String body) {
        assertThat(body(body)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<iframe src=javascript:alert(1) x=|&#60;iframe src=javascript:alert(1) x=",
                "[a](javascript:alert(1))|[a&#93;(javascript:alert(1))",
                "![a][b] [b]: c|![a&#93;[b] [b&#93;: c",
                "x *y* 2 * 3|x &#42;y&#42; 2 &#42; 3",
                "_y_ and `z`|&#95;y&#95; and &#96;z&#96;",
                "~~y~~|&#126;&#126;y&#126;&#126;",
                "see https://e.example or www.e.example, a@e.example"
                        + "|see https&#58;//e.example or www&#46;e.example, a&#64;e.example",
                "a &lt;b &#60; c|a &#38;lt;b &#38;#60; c",
                "\\*a|&#92;*a",
                "# a|&#35; a",
                "> a|&#62; a",
                "- a|&#45; a",
                "12. a|12&#46; a",
                "---|&#45;--",
                "{.a}|&#123;.a}",
                "{{% gist a %}}|&#123;{% gist a %}}"
            })
    void aSummaryIsTextForMarkdown(String summary, String written) {
        assertThat(summary(summary)).isEqualTo(written);
        assertThat(Parser.unescapeEntities(written, true)).isEqualTo(summary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$6 million, up 5.5% (a < b) & R&D at AT&T: 2 * 3, \"x\" [sic] #1",
                "snake_case_name, ~50 to ~60, C++ and C#, 3. Liga, -5°",
                "1.5 m of *rain"
            })
    void keepsAHarmlessSummary(String summary) {
        assertThat(summary(summary)).isEqualTo(summary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aliases",
                "Aliases",
                "outputs",
                "menu",
                "MENUS",
                "Draft",
                "URL",
                "Title",
                "slug",
                "type",
                "layout",
                "cascade",
                "build",
                "_build",
                "headless",
                "mar\u212Aup",
                "weight",
                "expiryDate",
                "publishDate",
                "pubdate",
                "published",
                "unpublishDate",
                "lastmod",
                "modified",
                "resources",
                "sitemap",
                "linkTitle",
                "isCJKLanguage",
                "translationKey",
                "keywords",
                "categories",
                "params",
                "path",
                "lang",
                "kind",
                "sites",
                "tags_weight",
                "series_Weight",
                "images",
                "Videos",
                "audio",
                "series",
                "authors",
                "_merge"
            })
    void omitsKeysThatHugoInterprets(String key) {
        assertThat(header(with(Map.of(key, new Value.Text("x"), "kept", new Value.Text("y")))))
                .satisfies(toml -> {
                    assertThat(toml.getString("kept")).isEqualTo("y");
                    assertThat(toml.contains(List.of(key)) && "x".equals(toml.get(List.of(key))))
                            .isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{% x %}}", "a{{<x>}}", "HAHAHUGOSHORTCODEs0HBHB", "__hdeferred/a__d=", "__h_pp_l1_0_a__e="})
    void omitsEntriesWithNestedContentThatHugoInterprets(String text) {
        Map<String, Value> extra = new LinkedHashMap<>();
        extra.put("text", new Value.Text(text));
        extra.put("deep", table("a", new Value.Items(List.of(table("b", new Value.Text(text))))));
        extra.put("key", table(text, new Value.Flag(true)));
        extra.put("merge", table("_MERGE", new Value.Text("deep")));
        extra.put("kept", table("a", new Value.Text("{{ x }}")));

        assertThat(header(with(extra)).keySet()).contains("kept").doesNotContain("text", "deep", "key", "merge");
    }

    @Test
    void keepsTheFirstOfKeysThatDifferInCaseAlone() {
        Map<String, Value> extra = new LinkedHashMap<>();
        extra.put("Sub", new Value.Whole(1));
        extra.put("sub", new Value.Whole(2));

        assertThat(header(with(extra)).toMap()).containsEntry("Sub", 1L).doesNotContainKey("sub");
    }

    static Stream<List<List<String>>> tags() {
        return Stream.of(
                List.of(List.of("..", ".", "/", "\\", "../..", "!", "🚀", ""), List.of()),
                List.of(List.of("TCP/IP", "a\\b", "../x"), List.of("TCP-IP", "a-b", "..-x")),
                List.of(List.of("AI", "ai", "A.I.", "Ai!"), List.of("AI", "A.I.")),
                List.of(List.of("index", "index.xml", "Index.HTML", "_index", "page"), List.of()),
                List.of(List.of("%2e%2e%2fx", "100%", "C++", "C#", ".NET"), List.of("100%", "C++", "C#", ".NET")),
                List.of(List.of("a\u0000b\nc", "x\uD800"), List.of("a b c", "x\uFFFD")),
                List.of(List.of("é".repeat(101), "é".repeat(100)), List.of("é".repeat(100))),
                List.of(List.of("{{% x %}}"), List.of("&#123;{% x %}}")));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void tagsAreNames(List<List<String>> tagsAndWritten) {
        TomlParseResult header = header(sample -> sample.tags = tagsAndWritten.getFirst());

        assertThat(header.getArrayOrEmpty("tags").toList()).isEqualTo(tagsAndWritten.getLast());
    }

    @Test
    void titlesAreTextWithoutShortcodesAndPlaceholders() {
        TomlParseResult header = header(
                sample -> sample.title = "Using <video> {{< figure >}} at __hdeferred/x__d= & HAHAHUGOSHORTCODE");

        assertThat(header.getString("title"))
                .isEqualTo("Using <video> &#123;{< figure >}} at __hdeferred /x__d= & HAHAHUGOSHORTCOD E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#123;{< x >}}",
                "a {&#x7B;% x %}}",
                "{{&lt; x >}}",
                "{&lcub;&percnt; x %}}",
                "&lbrace;&#0123&#60; x",
                "&amp;#123;{% x %}}",
                "{{< x >}} &#123;{< x >}}"
            })
    void aShortcodeInCharacterReferencesIsTextWhenItIsDecoded(String text) {
        TomlParseResult header = header(sample -> {
            sample.title = text;
            sample.summary = text;
            sample.description = text;
            sample.tags = List.of(text);
            sample.extra = new Value.Table(Map.of("extra", new Value.Text(text)));
        });

        String title = header.getString("title");
        assertThat(header.getArrayOrEmpty("tags").toList()).containsExactly(title);
        assertThat(header.getString("description")).isEqualTo(title);
        assertThat(header.contains("extra")).isFalse();
        for (String written : List.of(String.valueOf(title), String.valueOf(header.getString("summary")))) {
            String decoded = Parser.unescapeEntities(written, true);
            assertThat(decoded.replace("&#38;", "&").replace("&amp;", "&")).isEqualTo(text.replace("&amp;", "&"));
            assertThat(written.replace("&#38;", "")).doesNotContainPattern("[{][{][<%]");
        }
    }

    private static Value table(String key, Value value) {
        return new Value.Table(Map.of(key, value));
    }

    private static Consumer<Sample> with(Map<String, Value> extra) {
        return sample -> sample.extra = new Value.Table(extra);
    }

    private static String summary(String summary) {
        return String.valueOf(header(sample -> sample.summary = summary).getString("summary"));
    }

    private static String body(String html) {
        String text = text(sample -> sample.contentHtml = html);
        return text.substring(text.indexOf("\n+++\n\n") + 6);
    }

    private static String dom(String html) {
        return Jsoup.parseBodyFragment(html)
                .outputSettings(new Document.OutputSettings().prettyPrint(false))
                .body()
                .html();
    }

    private static TomlParseResult header(Consumer<Sample> change) {
        String text = text(change);
        TomlParseResult header = Toml.parse(text.substring(4, text.indexOf("\n+++\n\n") + 1));
        assertThat(header.errors()).isEmpty();
        return header;
    }

    private static String text(Consumer<Sample> change) {
        return new String(new HugoDocument().write(article(change)), UTF_8);
    }
}
