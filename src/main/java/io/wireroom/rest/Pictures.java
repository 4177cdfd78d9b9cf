package io.wireroom.rest;

import io.wireroom.article.Article;
import io.wireroom.enrich.Asset;
import io.wireroom.image.Card;
import io.wireroom.image.QrImage;
import io.wireroom.image.QrStyle;
import jakarta.inject.Singleton;

/** Makes an article's images. */
@Singleton
final class Pictures {
    private final Card card = new Card(io.wireroom.image.QrCodes.DEFAULT);

    Body of(Asset asset, Article article) {
        return switch (asset) {
            case Asset.QrCode qrCode ->
                new Body(qrCode(qrCode.format(), article), qrCode.format().mediaType(), article.updated());
            case Asset.Card drawn -> new Body(card.png(article), "image/png", article.updated());
        };
    }

    private static byte[] qrCode(Asset.Format format, Article article) {
        QrImage image = QrImage.of(article.canonicalUrl(), QrStyle.DEFAULT)
                .orElseThrow(() -> new IllegalStateException("the URL of article " + article.id() + " is too long"));
        return switch (format) {
            case WEBP -> image.webp();
            case PNG -> image.png();
            case SVG -> image.svg();
        };
    }
}
