package io.wireroom.enrich;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import java.util.Locale;

/** An image that Wireroom makes for an article; {@link AssetPath} says where it is. */
public sealed interface Asset {

    ArticleId id();

    /** The article's QR code. */
    record QrCode(ArticleId id, Format format) implements Asset {}

    /**
     * The card of an article without an image.
     *
     * @param version eight hex digits of what the card shows; see {@link CardVersion}
     */
    record Card(ArticleId id, String version) implements Asset {

        /** The card of {@code article} as it is. */
        public static Card of(Article article) {
            return new Card(
                    article.id(),
                    CardVersion.of(article.title(), article.source().name(), article.canonicalUrl()));
        }
    }

    /** The formats that a QR code is to be had in. */
    enum Format {
        WEBP("image/webp"),
        PNG("image/png"),
        SVG("image/svg+xml");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** The end of a path after its last dot. */
        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
