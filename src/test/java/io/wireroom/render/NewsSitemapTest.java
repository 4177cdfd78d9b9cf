package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.render.NewsSitemap.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class NewsSitemapTest {
    private static final Instant NOON = Instant.parse("2025-07-30T12:00:00Z");
    private final NewsSitemap news = new NewsSitemap("Coast & Harbour", "en-GB");

    @Test
    void containsTheLastTwoDaysNewestFirst() throws Exception {
        Document document = read(List.of(
                headline("old", NOON.minus(Duration.ofDays(2)).minusMillis(1)),
                headline("edge", NOON.minus(Duration.ofDays(2))),
                headline("newest", NOON),
                headline("ahead", NOON.plusMillis(1))));

        var titles = document.getElementsByTagNameNS(Namespace.NEWS, "title");
        assertThat(titles.getLength()).isEqualTo(2);
        assertThat(titles.item(0).getTextContent()).isEqualTo("newest");
        assertThat(titles.item(1).getTextContent()).isEqualTo("edge");
    }

    @Test
    void containsAtMostAThousandUrls() throws Exception {
        List<Headline> many = IntStream.range(0, 1_100)
                .mapToObj(i -> headline("t" + i, NOON.minusSeconds(i)))
                .toList();

        assertThat(read(many).getElementsByTagName("url").getLength()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"de-AT,de", "zh-Hans,zh-cn", "zh-TW,zh-tw", "zh-Hant-HK,zh-tw", ",en"})
    void writesLanguageCodesForGoogle(@Nullable String tag, String expected) throws Exception {
        Document document = read(List.of(new Headline("https://news.example/1", "t", NOON, tag)));

        assertThat(XmlReading.first(document, Namespace.NEWS, "language").getTextContent())
                .isEqualTo(expected);
        assertThat(XmlReading.first(document, Namespace.NEWS, "name").getTextContent())
                .isEqualTo("Coast & Harbour");
    }

    @Test
    void staysWellFormedWithAnyTitle() {
        assertThat(Naughty.strings())
                .allSatisfy(naughty -> assertThat(
                                XmlReading.first(read(List.of(headline(naughty, NOON))), Namespace.NEWS, "title")
                                        .getTextContent())
                        .isEqualTo(CleanText.xml(naughty)));
    }

    private static Headline headline(String title, Instant date) {
        return new Headline("https://news.example/1", title, date, null);
    }

    private Document read(List<Headline> headlines) throws Exception {
        return XmlReading.parse(news.write(headlines, NOON));
    }
}
