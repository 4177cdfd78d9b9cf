package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.wireroom.article.Article;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AtomTest {
    private final Atom atom = new Atom();

    @Test
    void rendersRealArticlesCompletely() throws Exception {
        List<Article> articles = CorpusArticles.articles();

        List<SyndEntry> entries = read(Sample.feed(articles)).getEntries();

        assertThat(entries).hasSameSizeAs(articles);
        for (int i = 0; i < articles.size(); i++) {
            assertThatEntry(entries.get(i), articles.get(i));
        }
    }

    @Test
    void keepsTagsImageAndBothDates() throws Exception {
        Article article = Sample.article();

        SyndEntry entry = read(Sample.feed(article)).getEntries().get(0);

        assertThatEntry(entry, article);
        assertThat(entry.getCategories()).extracting(SyndCategory::getName).isEqualTo(article.tags());
        assertThat(entry.getEnclosures()).singleElement().satisfies(enclosure -> {
            assertThat(enclosure.getUrl()).isEqualTo(article.enclosure());
            assertThat(enclosure.getType()).isEqualTo("image/png");
        });
    }

    @Test
    void namesTheLanguageOfTheFeedAndOfEachEntry() throws Exception {
        Article article = Sample.article(sample -> sample.language = "de");

        Document document = XmlReading.parse(atom.write(Sample.feed(article)));

        assertThat(document.getDocumentElement().getAttribute("xml:lang")).isEqualTo("en");
        assertThat(XmlReading.first(document, Namespace.ATOM, "entry").getAttribute("xml:lang"))
                .isEqualTo("de");
    }

    @Test
    void staysReadableWhenArticlesAreFullOfMarkup() throws Exception {
        Article article = Sample.article(sample -> sample.contentHtml = "<p>&amp;</p>".repeat(500));

        SyndFeed feed = read(Sample.feed(Collections.nCopies(200, article)));

        assertThat(feed.getEntries()).hasSize(200);
        assertThatEntry(feed.getEntries().get(199), article);
    }

    @Test
    void linksToOtherPagesAndTheSource() throws Exception {
        SyndFeed feed = read(Sample.feed(Sample.article()));

        assertThat(feed.getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .contains(
                        tuple("self", "https://api.example/v1/feed?cursor=a&limit=50"),
                        tuple("first", "https://api.example/v1/feed?limit=50"),
                        tuple("next", "https://api.example/v1/feed?cursor=b&limit=50"));
        assertThat(feed.getEntries().get(0).getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .contains(tuple("via", "https://coast.example/a?b=1&c=2"));
    }

    @Test
    void isOneFeedOnAllItsPages() throws Exception {
        Feed first = Sample.feed(Sample.article());
        Feed second = new Feed(
                first.title(),
                first.description(),
                first.site(),
                "https://api.example/v1/feed?cursor=z",
                first.first(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                Map.of());

        assertThat(read(second).getUri()).isEqualTo(read(first).getUri()).startsWith("urn:uuid:");
    }

    @Test
    void marksWithdrawnArticlesAsDeleted() throws Exception {
        Document document = XmlReading.parse(atom.write(Sample.feed(Sample.withdrawal("wrong harbour"))));

        Element deleted = XmlReading.first(document, Namespace.TOMBSTONES, "deleted-entry");
        assertThat(deleted.getAttribute("ref")).isEqualTo("urn:wireroom:article:126643");
        assertThat(deleted.getAttribute("when")).isEqualTo("2025-08-01T00:00:00Z");
        assertThat(XmlReading.first(document, Namespace.TOMBSTONES, "comment").getTextContent())
                .isEqualTo("This article was withdrawn: wrong harbour");
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

        Document document = XmlReading.parse(atom.write(Sample.feed(article, Sample.withdrawal(naughty))));

        Element entry = XmlReading.first(document, Namespace.ATOM, "entry");
        assertThat(entry.getElementsByTagNameNS(Namespace.ATOM, "title").item(0).getTextContent())
                .isEqualTo(CleanText.xml(naughty));
        assertThat(XmlReading.first(document, Namespace.ATOM, "content").getTextContent())
                .isEqualTo(CleanText.xml(naughty));
    }

    private static void assertThatEntry(SyndEntry entry, Article article) {
        assertThat(entry.getUri()).isEqualTo("urn:wireroom:article:" + article.id());
        assertThat(entry.getTitle()).isEqualTo(article.title());
        assertThat(entry.getLink()).isEqualTo(article.canonicalUrl());
        assertThat(entry.getPublishedDate()).isEqualTo(Date.from(article.date()));
        assertThat(entry.getUpdatedDate()).isEqualTo(Date.from(article.updated()));
        assertThat(entry.getAuthor()).isEqualTo(article.source().name());
        assertThat(entry.getDescription().getValue()).isEqualTo(article.summary());
        assertThat(entry.getContents()).singleElement().satisfies(content -> {
            assertThat(content.getType()).isEqualTo(Content.HTML);
            assertThat(SameHtml.of(content.getValue())).isEqualTo(SameHtml.of(article.contentHtml()));
        });
    }

    private SyndFeed read(Feed page) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(atom.write(page))));
    }
}
