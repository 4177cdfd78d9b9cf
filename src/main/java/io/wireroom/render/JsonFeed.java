package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.util.List;
import java.util.Set;

/**
 * JSON Feed 1.1. What the format has no place for is in each item's {@code _wireroom} object. A withdrawn article stays an
 * item, under the same id and URL, with {@code _wireroom.status} {@code withdrawn} and the sentence that it was withdrawn
 * in place of its content: a reader that knows nothing of withdrawals then overwrites what it had.
 */
public final class JsonFeed {
    /** Keys of the article's own JSON; those of former revisions are nobody's business here. */
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

    /** @param about URL of a page that explains {@code _wireroom}, as JSON Feed asks of extensions */
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

    /** Only where it tells more than {@code image}, which has no place for it. */
    private static void attachment(String image, ImageMetadata facts, JsonWriter json) {
        Long length = facts.length();
        String mediaType = facts.mediaType();
        if (length != null && mediaType != null) {
            json.objects("attachments", List.of(image), url -> {
                json.field("url", url);
                json.required("mime_type", mediaType);
                json.field("size_in_bytes", length);
            });
        }
    }
}
