package io.wireroom.enrich;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import java.util.Locale;

/** An image that Wireroom generates for an article. {@link AssetPath} is its path. */
public sealed interface Asset {

    ArticleId id();

    /** The article's QR code. */
    record QrCode(ArticleId id, Format format) implements Asset {}

    /**
     * The generated image of an article without an image of its own.
     *
     * @param version eight hex digits; see {@link CardVersion}
     */
    record Card(ArticleId id, String version) implements Asset {

        /** The card for the current title, source and URL of {@code article}. */
        public static Card of(Article article) {
            return new Card(
                    article.id(),
                    CardVersion.of(article.title(), article.source().name(), article.canonicalUrl()));
        }
    }

    /** The formats of QR codes. */
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

        /** The file name extension without the dot. */
        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
