package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;

/**
 * Atom (RFC 4287) with tombstones for withdrawn articles (RFC 6721), paging links (RFC 5005) and Media RSS images. Entry
 * authors are the article's authors followed by the source. {@code source_link} is the {@code via} link.
 */
public final class Atom {
    private static final String MEDIA_TYPE = "application/atom+xml";

    public byte[] write(Feed feed) {
        return XmlWriter.document(xml -> xml.element(
                "feed",
                () -> feed(feed, xml),
                "xmlns",
                Namespace.ATOM,
                "xmlns:at",
                Namespace.TOMBSTONES,
                "xmlns:media",
                Namespace.MEDIA,
                "xml:lang",
                feed.language()));
    }

    private static void feed(Feed feed, XmlWriter xml) {
        xml.text("id", ItemName.of(feed));
        xml.text("title", feed.title());
        xml.text("subtitle", feed.description());
        xml.text("updated", feed.updated().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.site());
        FeedParts.pages("link", MEDIA_TYPE, feed, xml);
        xml.text("icon", feed.icon());
        for (Edition edition : feed.editions()) {
            switch (edition) {
                case Article article ->
                    xml.element("entry", () -> entry(article, feed, xml), "xml:lang", article.language());
                case Withdrawal withdrawal -> FeedParts.deletedEntry("link", withdrawal, xml);
            }
        }
    }

    private static void entry(Article article, Feed feed, XmlWriter xml) {
        links(article, feed, xml); // before the id: some feed readers use the id as the link if it comes first
        xml.text("id", ItemName.of(article.id()));
        xml.text("title", article.title());
        xml.text("published", article.date().toString());
        xml.text("updated", article.updated().toString());
        Creators.of(article).forEach(name -> xml.element("author", () -> xml.text("name", name)));
        article.tags().forEach(tag -> xml.empty("category", "term", tag));
        xml.text("summary", article.summary());
        xml.markup("content", article.contentHtml(), "type", "html");
        FeedParts.image(article, feed, xml);
    }

    private static void links(Article article, Feed feed, XmlWriter xml) {
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", article.canonicalUrl());
        if (article.sourceLink() != null) {
            xml.empty("link", "rel", "via", "href", article.sourceLink());
        }
        String image = article.enclosure();
        if (image != null) {
            ImageMetadata metadata = feed.image(image);
            String length = FeedParts.number(metadata.length());
            xml.empty("link", "rel", "enclosure", "type", metadata.mediaType(), "length", length, "href", image);
        }
    }
}
