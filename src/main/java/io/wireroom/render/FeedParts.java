package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Withdrawal;
import org.jspecify.annotations.Nullable;

/** Elements that RSS and Atom share, apart from the namespace prefix of Atom's elements. */
final class FeedParts {

    private FeedParts() {}

    /** Writes the lead image (Media RSS 1.5.1). */
    static void image(Article article, Feed feed, XmlWriter xml) {
        String image = article.enclosure();
        if (image != null) {
            ImageMetadata metadata = feed.image(image);
            xml.empty(
                    "media:content",
                    "url",
                    image,
                    "medium",
                    "image",
                    "type",
                    metadata.mediaType(),
                    "fileSize",
                    number(metadata.length()),
                    "width",
                    number(metadata.width()),
                    "height",
                    number(metadata.height()));
            String description = LeadImageText.of(article).description();
            if (description != null) {
                xml.text("media:description", description, "type", "plain");
            }
            xml.empty("media:thumbnail", "url", image);
        }
    }

    static @Nullable String number(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    /** Writes the hubs (WebSub §4) and the paging links {@code self}, {@code first} and {@code next} (RFC 5005 §3). */
    static void pages(String element, String mediaType, Feed feed, XmlWriter xml) {
        feed.hubs().forEach(hub -> xml.empty(element, "rel", "hub", "href", hub));
        xml.empty(element, "rel", "self", "type", mediaType, "href", feed.self());
        xml.empty(element, "rel", "first", "type", mediaType, "href", feed.first());
        if (feed.next() != null) {
            xml.empty(element, "rel", "next", "type", mediaType, "href", feed.next());
        }
    }

    /** Writes a tombstone (RFC 6721 §3). */
    static void deletedEntry(String link, Withdrawal withdrawal, XmlWriter xml) {
        xml.element(
                "at:deleted-entry",
                () -> {
                    xml.text("at:comment", WithdrawalNotice.of(withdrawal));
                    xml.empty(link, "rel", "alternate", "type", "text/html", "href", withdrawal.canonicalUrl());
                },
                "ref",
                ItemName.of(withdrawal.id()),
                "when",
                withdrawal.updated().toString());
    }
}
