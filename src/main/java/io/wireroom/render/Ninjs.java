package io.wireroom.render;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Value;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IPTC ninjs 3.1 (News in JSON). A withdrawn article has {@code pubStatus} {@code canceled}. The standard does not define lists, so
 * a feed is an object with {@code items}, each a complete ninjs object, and the URL of the {@code next} page.
 */
public final class Ninjs {
    private static final String SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";
    private static final String PLAIN = "text/plain";
    /** Articles from before the expiry was kept in UTC have it in the producer's spelling. */
    private static final Pattern RFC_3339 =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?Z");

    private static final String CANCELED = "canceled";
    private static final String LEAD_IMAGE = "lead-image";

    public byte[] write(Edition edition) {
        return JsonWriter.object(json -> item(edition, ImageMetadata::ofUrl, json));
    }

    /** An item that tells readers to delete the article, with nothing of its content. */
    public byte[] writeCanceled(ArticleId id, int revision, Instant updated) {
        return JsonWriter.object(json -> {
            json.field("uri", ItemName.of(id));
            standard(json);
            json.field("type", "text");
            json.field("version", Integer.toString(revision));
            json.field("versionCreated", updated.toString());
            json.field("pubStatus", CANCELED);
        });
    }

    public byte[] write(Feed feed) {
        return JsonWriter.object(json -> {
            json.field("title", feed.title());
            json.field("next", feed.next());
            json.objects("items", feed.editions(), edition -> item(edition, feed::image, json));
        });
    }

    private static void item(Edition edition, Function<String, ImageMetadata> metadata, JsonWriter json) {
        json.field("uri", ItemName.of(edition.id()));
        standard(json);
        json.field("type", "text");
        json.field("version", Integer.toString(edition.revision()));
        json.field("firstCreated", edition.date().toString());
        json.field("versionCreated", edition.updated().toString());
        json.field("language", edition.language());
        json.field("by", by(edition));
        json.objects("infoSources", List.of(edition.source()), source -> {
            json.field("name", source.name());
            json.field("literal", source.key());
        });
        json.objects("people", authors(edition), name -> {
            json.field("name", name);
            json.field("rel", "author");
        });
        json.objects("subjects", edition.tags(), tag -> json.required("name", tag));
        json.objects("altIds", altIds(edition), id -> {
            json.field("role", id.role());
            json.field("value", id.value());
        });
        switch (edition) {
            case Article article -> content(article, metadata, json);
            case Withdrawal withdrawal -> canceled(withdrawal, json);
        }
    }

    private static void standard(JsonWriter json) {
        json.object("standard", standard -> {
            standard.field("name", "ninjs");
            standard.field("version", "3.1");
            standard.field("schema", SCHEMA);
        });
    }

    private static String by(Edition edition) {
        List<String> authors = authors(edition);
        return authors.isEmpty() ? edition.source().name() : String.join(", ", authors);
    }

    private static List<String> authors(Edition edition) {
        return edition instanceof Article article ? article.authors() : List.of();
    }

    private static void canceled(Withdrawal withdrawal, JsonWriter json) {
        json.field("pubStatus", CANCELED);
        json.field("edNote", WithdrawalNotice.of(withdrawal));
    }

    private static void content(Article article, Function<String, ImageMetadata> metadata, JsonWriter json) {
        json.field("pubStatus", "usable");
        json.field("expires", expires(article));
        json.field("representationType", "full");
        json.field("title", article.title());
        json.objects("headlines", List.of(article.title()), headline -> {
            json.field("role", "main");
            value(PLAIN, headline, json);
        });
        json.objects("descriptions", descriptions(article), description -> {
            json.field("role", description.role());
            value(PLAIN, description.value(), json);
        });
        bodies(article, json);
        json.objects("renditions", List.of(UriText.of(article.canonicalUrl())), url -> {
            json.field("name", "web");
            json.field("href", url);
            json.field("contentType", "text/html");
        });
        json.objects(
                "associations", images(article), image -> image(article, image, metadata.apply(image.value()), json));
    }

    /** The expiry, which normalization keeps in {@code extra} in the standard's format. */
    private static @Nullable String expires(Article article) {
        return article.extra().entries().get("expires") instanceof Value.Text(String time)
                        && RFC_3339.matcher(time).matches()
                ? time
                : null;
    }

    private static void bodies(Article article, JsonWriter json) {
        json.objects("bodies", List.of("text/html", PLAIN), contentType -> {
            String body = contentType.equals(PLAIN) ? article.contentText() : article.contentHtml();
            json.field("role", "main");
            json.field("wordCount", (long) article.wordCount());
            value(contentType, body, json);
        });
    }

    private static void value(String contentType, String value, JsonWriter json) {
        json.field("contentType", contentType);
        json.required("value", value);
    }

    private static void image(Article article, Named image, ImageMetadata metadata, JsonWriter json) {
        json.field("name", image.role());
        json.field("uri", ItemName.of(article.id()) + ":" + image.role());
        json.field("type", "picture");
        caption(article, image, json);
        json.objects("renditions", List.of(UriText.of(image.value())), url -> {
            json.field("name", "original");
            json.field("href", url);
            json.field("contentType", metadata.mediaType());
            json.field("width", metadata.width());
            json.field("height", metadata.height());
            json.field("sizeInBytes", metadata.length());
        });
    }

    private static void caption(Article article, Named image, JsonWriter json) {
        String caption =
                image.role().equals(LEAD_IMAGE) ? LeadImageText.of(article).description() : null;
        if (caption != null) {
            json.objects("descriptions", List.of(caption), text -> {
                json.field("role", "caption");
                value(PLAIN, text, json);
            });
        }
    }

    private record Named(String role, String value) {}

    private static List<Named> altIds(Edition edition) {
        List<Named> ids = new ArrayList<>();
        ids.add(new Named("article_id", edition.id().toString()));
        ids.add(new Named("canonical_url", edition.canonicalUrl()));
        if (edition instanceof Article article) {
            add("source_link", article.sourceLink(), ids);
            Long feedItemId = article.feedItemId();
            add("feed_item_id", feedItemId == null ? null : feedItemId.toString(), ids);
            add("content_hash", article.contentHash(), ids);
        }
        return ids;
    }

    private static List<Named> descriptions(Article article) {
        List<Named> descriptions = new ArrayList<>();
        add("summary", article.summary(), descriptions);
        add("description", article.description(), descriptions);
        return descriptions;
    }

    private static List<Named> images(Article article) {
        List<Named> images = new ArrayList<>();
        add(LEAD_IMAGE, article.enclosure(), images);
        add("qrcode", article.qrcode(), images);
        return images;
    }

    private static void add(String role, @Nullable String value, List<Named> named) {
        if (value != null && !value.isEmpty()) {
            named.add(new Named(role, value));
        }
    }
}
