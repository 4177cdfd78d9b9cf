package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.util.List;
import java.util.Set;

/**
 * JSON Feed 1.1. Fields that the format does not define are in each item's {@code _wireroom} object. A withdrawn article remains
 * an item with the same id and URL, {@code _wireroom.status} {@code withdrawn} and a withdrawal notice as its content, so that
 * clients without support for withdrawals overwrite the previous content.
 */
public final class JsonFeed {
    /** Included keys of the article's JSON. */
    private static final Set<String> EXTENSION = Set.of(
            "article_id",
            "revision",
            "status",
            "reason",
            "source_key",
            "description",
            "feed_item_id",
            "qrcode",
            "word_count",
            "content_hash",
            "extra");

    private final String about;

    /** @param about URL of a page that documents {@code _wireroom}, which JSON Feed recommends for extensions */
    public JsonFeed(String about) {
        this.about = about;
    }

    public byte[] write(Feed feed) {
        return JsonWriter.object(json -> {
            json.field("version", "https://jsonfeed.org/version/1.1");
            json.field("title", feed.title());
            json.field("home_page_url", feed.site());
            json.field("feed_url", feed.first());
            json.field("description", feed.description());
            json.field("next_url", feed.next());
            if (!feed.hubs().isEmpty()) {
                json.objects("hubs", feed.hubs(), hub -> {
                    json.field("type", "WebSub");
                    json.field("url", hub);
                });
            }
            json.field("icon", feed.icon());
            json.field("language", feed.language());
            json.object("_wireroom", extension -> extension.field("about", about));
            json.objects("items", feed.editions(), edition -> item(edition, feed, json));
        });
    }

    private static void item(Edition edition, Feed feed, JsonWriter json) {
        json.field("id", ItemName.of(edition.id()));
        json.field("url", edition.canonicalUrl());
        switch (edition) {
            case Article article -> content(article, feed, json);
            case Withdrawal withdrawal -> json.field("content_text", WithdrawalNotice.of(withdrawal));
        }
        json.field("date_published", edition.date().toString());
        json.field("date_modified", edition.updated().toString());
        json.objects("authors", Creators.of(edition), name -> json.field("name", name));
        json.texts("tags", edition.tags());
        json.field("language", edition.language());
        json.edition("_wireroom", edition, EXTENSION);
    }

    private static void content(Article article, Feed feed, JsonWriter json) {
        json.field("external_url", article.sourceLink());
        json.field("title", article.title());
        json.required("content_html", article.contentHtml());
        json.field("summary", article.summary());
        String image = article.enclosure();
        if (image != null) {
            json.field("image", image);
            attachment(image, feed.image(image), json);
        }
    }

    /** Written only if type and length are known, which {@code image} cannot express. */
    private static void attachment(String image, ImageMetadata metadata, JsonWriter json) {
        Long length = metadata.length();
        String mediaType = metadata.mediaType();
        if (length != null && mediaType != null) {
            json.objects("attachments", List.of(image), url -> {
                json.field("url", url);
                json.required("mime_type", mediaType);
                json.field("size_in_bytes", length);
            });
        }
    }
}
