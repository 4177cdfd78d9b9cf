package io.wireroom.normalize;

import io.wireroom.article.Value;
import io.wireroom.normalize.link.Images;
import io.wireroom.normalize.link.LinkResolver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects the lead image that a producer supplied: the first valid one under {@code enclosure} or another common key. A value is a URL,
 * an object with a URL, or a list of them. Relative URLs are resolved against {@code source_link}.
 */
final class SuppliedImage {
    private static final String WRONG = "not the absolute http(s) URL of an image";
    private static final List<String> KEYS = List.of(
            "enclosure",
            "image",
            "featured_image",
            "feature_image",
            "featuredImage",
            "cover",
            "images",
            "thumbnail",
            "og:image",
            "og_image");
    private static final List<String> ADDRESS_KEYS =
            List.of("url", "src", "href", "image", "path", "contentUrl", "file", "source");

    private final LinkResolver links;
    private final @Nullable String key;
    private final @Nullable String url;
    private final boolean whole;

    SuppliedImage(FieldReader fields, LinkResolver links, Notes notes) {
        this.links = links;
        String foundKey = null;
        String foundUrl = null;
        for (String candidate : KEYS) {
            Value value = fields.value(candidate);
            if (value == null || foundUrl != null) {
                continue;
            }
            foundUrl = addresses(value).flatMap(this::image).findFirst().orElse(null);
            foundKey = candidate;
            if (foundUrl == null) {
                noteInvalid(candidate, notes);
            } else if (candidate.equals("enclosure") && !(value instanceof Value.Text)) {
                notes.add(candidate, "only the address of the first image is kept");
            }
        }
        this.key = foundKey;
        this.url = foundUrl;
        this.whole = foundKey != null && fields.value(foundKey) instanceof Value.Text;
    }

    /** An invalid {@code enclosure} is dropped; invalid values of other keys stay in {@code extra}. */
    private static void noteInvalid(String key, Notes notes) {
        if (key.equals("enclosure")) {
            notes.dropped(key, WRONG);
        } else {
            notes.add(key, WRONG + "; kept in extra");
        }
    }

    private Stream<String> image(String address) {
        return links.src(address).flatMap(Images::url).filter(url -> !Images.isEmoji(url)).stream();
    }

    private static Stream<String> addresses(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Stream.of(text);
            case Value.Items(List<Value> items) -> items.stream().flatMap(SuppliedImage::addresses);
            case Value.Table(Map<String, Value> entries) ->
                otherMedium(entries)
                        ? Stream.empty()
                        : ADDRESS_KEYS.stream()
                                .map(entries::get)
                                .filter(Value.Text.class::isInstance)
                                .map(text -> ((Value.Text) text).text());
            case Value.Whole _, Value.Decimal _, Value.Flag _ -> Stream.empty();
        };
    }

    private static boolean otherMedium(Map<String, Value> entries) {
        return Stream.of("type", "mime_type", "medium")
                .map(entries::get)
                .flatMap(value -> value instanceof Value.Text(String text)
                        ? Optional.of(text.toLowerCase(Locale.ROOT)).stream()
                        : Stream.empty())
                .anyMatch(type -> type.startsWith("audio") || type.startsWith("video"));
    }

    @Nullable
    String url() {
        return url;
    }

    /** The key of the selected image if its value is a text. Objects and lists have further content and stay in {@code extra}. */
    Set<String> key() {
        return key != null && url != null && whole ? Set.of(key) : Set.of();
    }
}
