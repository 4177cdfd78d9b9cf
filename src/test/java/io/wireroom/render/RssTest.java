package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.wireroom.article.Article;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RssTest {
    private final Rss rss = new Rss();

    @Test
    void rendersRealArticlesCompletely() throws Exception {
        List<Article> articles = CorpusArticles.articles();

        List<SyndEntry> entries = read(Sample.feed(articles)).getEntries();

        assertThat(entries).hasSameSizeAs(articles);
        for (int i = 0; i < articles.size(); i++) {
            assertThatItem(entries.get(i), articles.get(i));
        }
    }

    @Test
    void keepsTagsAndImage() throws Exception {
        Article article = Sample.article();

        SyndEntry entry = read(Sample.feed(article)).getEntries().get(0);

        assertThatItem(entry, article);
        assertThat(entry.getCategories()).extracting(SyndCategory::getName).isEqualTo(article.tags());
        MediaEntryModule media = (MediaEntryModule) entry.getModule(MediaModule.URI);
        assertThat(media.getMediaContents()).singleElement().satisfies(image -> {
            assertThat(image.getReference()).isEqualTo(new UrlReference(URI.create("https://cdn.example/coast/1.png")));
            assertThat(image.getMedium()).isEqualTo("image");
            assertThat(image.getType()).isEqualTo("image/png");
        });
    }

    @Test
    void datesTheFeedByItsNewestEdition() throws Exception {
        Feed feed = Sample.feed(Sample.withdrawal(null), Sample.article());

        assertThat(channel(feed, "lastBuildDate")).isEqualTo("Fri, 01 Aug 2025 00:00:00 GMT");
        assertThat(rss.write(feed)).isEqualTo(rss.write(feed));
    }

    @Test
    void omitsDatesOfAnEmptyFeed() throws Exception {
        Document document = XmlReading.parse(rss.write(Sample.feed(List.of())));

        assertThat(document.getElementsByTagName("lastBuildDate").getLength()).isZero();
    }

    @Test
    void linksToOtherPages() throws Exception {
        Document document = XmlReading.parse(rss.write(Sample.feed(Sample.article())));

        var links = document.getElementsByTagNameNS(Namespace.ATOM, "link");
        assertThat(((Element) links.item(0)).getAttribute("rel")).isEqualTo("self");
        assertThat(((Element) links.item(2)).getAttribute("rel")).isEqualTo("next");
        assertThat(((Element) links.item(2)).getAttribute("href"))
                .isEqualTo("https://api.example/v1/feed?cursor=b&limit=50");
    }

    @Test
    void marksWithdrawnArticlesAsDeletedWithoutMakingThemItems() throws Exception {
        byte[] xml = rss.write(Sample.feed(Sample.withdrawal(null)));

        Document document = XmlReading.parse(xml);

        assertThat(XmlReading.first(document, Namespace.TOMBSTONES, "deleted-entry")
                        .getAttribute("ref"))
                .isEqualTo("urn:wireroom:article:126643");
        assertThat(document.getElementsByTagName("item").getLength()).isZero();
        assertThat(new SyndFeedInput()
                        .build(new XmlReader(new ByteArrayInputStream(xml)))
                        .getEntries())
                .isEmpty();
    }

    @Test
    void writesTheSummaryAsHtml() throws Exception {
        Article article = Sample.article(sample -> sample.summary = "if a < b & c");

        SyndEntry entry = read(Sample.feed(article)).getEntries().get(0);

        assertThat(entry.getDescription().getValue()).isEqualTo("if a &lt; b &amp; c");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("io.wireroom.render.Naughty#strings")
    void staysWellFormedWithAnyText(String naughty) throws Exception {
        Article article = Sample.article(sample -> {
            sample.title = naughty;
            sample.contentHtml = naughty;
            sample.tags = List.of(naughty);
            sample.enclosure = "https://cdn.example/" + naughty;
        });

        Document document = XmlReading.parse(rss.write(Sample.feed(article, Sample.withdrawal(naughty))));

        Element item = (Element) document.getElementsByTagName("item").item(0);
        String title = item.getElementsByTagName("title").item(0).getTextContent();
        assertThat(title).isIn(CleanText.xml(naughty), Html.escape(naughty));
        assertThat(title).doesNotContainPattern("<[A-Za-z/!?]"); // feed readers may parse it as HTML
        assertThat(item.getElementsByTagName("category").item(0).getTextContent())
                .isEqualTo(CleanText.xml(naughty));
        assertThat(XmlReading.first(document, Namespace.CONTENT, "encoded").getTextContent())
                .isEqualTo(CleanText.xml(naughty));
    }

    private static void assertThatItem(SyndEntry entry, Article article) {
        assertThat(entry.getUri()).isEqualTo("urn:wireroom:article:" + article.id());
        assertThat(entry.getTitle()).isEqualTo(article.title());
        assertThat(entry.getLink()).isEqualTo(article.canonicalUrl());
        assertThat(entry.getPublishedDate()).isEqualTo(Date.from(article.date()));
        assertThat(entry.getAuthor()).isEqualTo(article.source().name());
        assertThat(entry.getContents())
                .singleElement()
                .satisfies(content ->
                        assertThat(SameHtml.of(content.getValue())).isEqualTo(SameHtml.of(article.contentHtml())));
    }

    private String channel(Feed feed, String name) throws Exception {
        return XmlReading.parse(rss.write(feed))
                .getElementsByTagName(name)
                .item(0)
                .getTextContent();
    }

    private SyndFeed read(Feed page) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(rss.write(page))));
    }
}
