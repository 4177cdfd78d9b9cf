package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.article.Article;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlPageTest {
    private final HtmlPage html = new HtmlPage("Coast & Harbour");

    @ParameterizedTest
    @CsvSource({
        "ar, rtl",
        "he, rtl",
        "fa-IR, rtl",
        "ur, rtl",
        "az-Arab, rtl",
        "en, ltr",
        "ja, ltr",
        "ar-Latn, ltr",
        "ku, ltr",
        ", ltr"
    })
    void usesTheDirectionOfTheLanguage(@Nullable String language, String direction) {
        Element html =
                read(Sample.article(sample -> sample.language = language)).expectFirst("html");

        assertThat(html.attr("dir")).isEqualTo(direction);
        assertThat(html.attr("lang")).isEqualTo(language == null ? "en" : language);
    }

    @ParameterizedTest
    @CsvSource({"مكتبة جديدة, rtl", "12 שלום, rtl", "iPhone في السوق, ltr", "12, ltr"})
    void usesTheDirectionOfTheTitleWithoutALanguage(String title, String direction) {
        Document page = read(Sample.article(sample -> {
            sample.language = null;
            sample.title = title;
        }));

        assertThat(page.expectFirst("html").attr("dir")).isEqualTo(direction);
    }

    @Test
    void leadImageHasAnEmptyAlternativeText() {
        Element image = read(Sample.article()).expectFirst("figure.lead > img");

        assertThat(image.hasAttr("alt")).isTrue();
        assertThat(image.attr("alt")).isEmpty();
        assertThat(image.hasAttr("width")).isFalse();
    }

    @Test
    void previewsHaveTheTextOfTheImageThatTheBodyShows() {
        Document page = read(Sample.article(sample -> {
            sample.enclosure = "https://cdn.example/a?b=1&c=2";
            sample.contentHtml = "<p>x</p><img src=\"https://cdn.example/a?b=1&amp;c=2\" alt=\"A &quot;quay&quot;\">";
        }));

        assertThat(page.select("meta[property=og:image:alt]").attr("content")).isEqualTo("A \"quay\"");
        assertThat(read(Sample.article()).select("meta[property=og:image:alt]")).isEmpty();
    }

    @Test
    void creditsTheSourceAndNamesTheCanonicalUrl() {
        Article article = Sample.article();

        Document page = read(article);

        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(article.canonicalUrl());
        assertThat(page.select(".credit a").attr("href")).isEqualTo(article.sourceLink());
        assertThat(page.select(".credit a").text()).isEqualTo("Coast Wire (CW)");
        assertThat(page.select("h1").text()).isEqualTo(article.title());
        assertThat(page.select(".by time").eachAttr("datetime"))
                .containsExactly("2025-07-30T14:15:31Z", "2025-07-31T08:00:00Z");
        assertThat(page.select("meta[property=og:image]").attr("content")).isEqualTo(article.enclosure());
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select(".tags li").eachText()).isEqualTo(article.tags());
    }

    @Test
    void givesEveryImageAnAlternativeText() {
        assertThat(read(Sample.article()).select("img:not([alt])")).isEmpty();
    }

    @Test
    void showsTheLeadImageOnceWhenTheBodyHasIt() {
        Article article = Sample.article(sample -> {
            sample.enclosure = "https://cdn.example/1.png?a=1&b=2";
            sample.contentHtml = "<figure><img src=\"https://cdn.example/1.png?a=1&amp;b=2\" alt=\"A quay\"></figure>";
        });

        assertThat(read(article).select("figure img")).hasSize(1);
    }

    @Test
    void containsNoScript() {
        Document page = read(Sample.article());

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("script").attr("type")).isEqualTo("application/ld+json");
    }

    @Test
    void securityPolicyNamesTheHashOfTheStyle() throws Exception {
        byte[] style = read(Sample.article()).select("style").get(0).data().getBytes(UTF_8);

        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style));

        assertThat(HtmlPage.SECURITY_POLICY).contains("style-src 'sha256-" + hash + "'");
    }

    @Test
    void rendersAWithdrawalWithItsReasonOnly() {
        Document page = Jsoup.parse(new String(html.write(Sample.withdrawal("wrong <harbour>")), UTF_8));

        assertThat(page.select("h1").text()).isEqualTo("Article withdrawn");
        assertThat(page.select("main").text()).contains("This article was withdrawn: wrong <harbour>");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void rendersRealArticlesUnchanged() {
        assertThat(CorpusArticles.articles()).allSatisfy(article -> {
            Document page = read(article);
            assertThat(page.title()).isEqualTo(article.title());
            assertThat(page.select(".body").text())
                    .isEqualTo(Jsoup.parseBodyFragment(article.contentHtml()).text());
        });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.wireroom.render.Naughty#strings")
    void escapesAnyText(String naughty) throws IOException {
        Document plain = read(Sample.article());
        Document page = read(Sample.article(sample -> {
            sample.title = naughty;
            sample.description = naughty;
            sample.tags = List.of("ports", naughty);
            sample.enclosure = "https://cdn.example/" + naughty;
        }));

        assertThat(page.getAllElements()).hasSameSizeAs(plain.getAllElements());
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(CleanText.xml(naughty));
        JsonNode news = new ObjectMapper().readTree(page.select("script").html());
        assertThat(news.path("headline").asText()).isEqualTo(CleanText.unicode(naughty));
    }

    private Document read(Article article) {
        return Jsoup.parse(new String(html.write(article), UTF_8));
    }
}
