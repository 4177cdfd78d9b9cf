package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * RSS 2.0 with the full text in {@code content:encoded}, Media RSS images, RFC 5005 paging links and RFC 6721 tombstones.
 * {@code dc:creator} elements are the authors followed by the source. {@code source_link} is {@code dc:source}, because the RSS
 * element {@code source} requires a feed URL. The lead image is an {@code enclosure} only if its length is known, because that
 * element requires a length.
 */
public final class Rss {
    private static final String MEDIA_TYPE = "application/rss+xml";
    private static final String MINUTES_TO_LIVE = "5";
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]*;)");

    /** RFC 822 §5 with a four-digit year, as RSS 2.0 recommends. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public byte[] write(Feed feed) {
        return XmlWriter.document(xml -> xml.element(
                "rss",
                () -> xml.element("channel", () -> channel(feed, xml)),
                "version",
                "2.0",
                "xmlns:atom",
                Namespace.ATOM,
                "xmlns:content",
                Namespace.CONTENT,
                "xmlns:dc",
                Namespace.DUBLIN_CORE,
                "xmlns:media",
                Namespace.MEDIA,
                "xmlns:at",
                Namespace.TOMBSTONES));
    }

    private static void channel(Feed feed, XmlWriter xml) {
        xml.text("title", feed.title());
        xml.text("link", feed.site());
        xml.text("description", Html.escape(feed.description()));
        xml.text("language", feed.language());
        if (!feed.editions().isEmpty()) {
            xml.text("lastBuildDate", rfc822(feed.updated()));
        }
        xml.text("ttl", MINUTES_TO_LIVE);
        FeedParts.pages("atom:link", MEDIA_TYPE, feed, xml);
        image(feed, xml);
        for (Edition edition : feed.editions()) {
            switch (edition) {
                case Article article -> xml.element("item", () -> item(article, feed, xml));
                case Withdrawal withdrawal -> FeedParts.deletedEntry("atom:link", withdrawal, xml);
            }
        }
    }

    private static void image(Feed feed, XmlWriter xml) {
        if (feed.icon() != null) {
            xml.element("image", () -> {
                xml.text("url", feed.icon());
                xml.text("title", feed.title());
                xml.text("link", feed.site());
            });
        }
    }

    private static void item(Article article, Feed feed, XmlWriter xml) {
        xml.text("title", title(article));
        xml.text("link", article.canonicalUrl());
        xml.text("guid", ItemName.of(article.id()), "isPermaLink", "false");
        xml.text("pubDate", rfc822(article.date()));
        xml.text("atom:updated", article.updated().toString());
        Creators.of(article).forEach(name -> xml.text("dc:creator", name));
        xml.text("dc:source", article.sourceLink());
        xml.text("dc:language", article.language());
        article.tags().forEach(tag -> xml.text("category", tag));
        xml.text("description", Html.escape(article.summary()));
        xml.markup("content:encoded", article.contentHtml());
        enclosure(article, feed, xml);
        FeedParts.image(article, feed, xml);
    }

    /**
     * RSS does not define whether titles are HTML or plain text, and feed readers differ. A title that contains a tag or character
     * reference by HTML rules is escaped twice, so that no reader renders it as markup; other titles are unchanged.
     */
    private static String title(Article article) {
        String title = article.title();
        return MARKUP.matcher(title).find() ? Html.escape(title) : title;
    }

    private static void enclosure(Article article, Feed feed, XmlWriter xml) {
        String image = article.enclosure();
        if (image != null) {
            ImageMetadata metadata = feed.image(image);
            if (metadata.length() != null && metadata.mediaType() != null) {
                xml.empty(
                        "enclosure",
                        "url",
                        image,
                        "length",
                        metadata.length().toString(),
                        "type",
                        metadata.mediaType());
            }
        }
    }

    private static String rfc822(Instant moment) {
        return RFC_822.format(moment);
    }
}
