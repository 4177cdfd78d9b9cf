package io.wireroom.image;

import io.wireroom.article.Article;
import io.wireroom.image.QrStyle.ErrorCorrection;
import java.util.Optional;

/**
 * Creates the QR codes of articles. Every article has one, whatever the length of its URL.
 *
 * @param target template of the encoded URLs
 * @param style appearance and error correction
 */
public record QrCodes(QrTarget target, QrStyle style) {
    public static final QrCodes DEFAULT = new QrCodes(QrTarget.CANONICAL_URL, QrStyle.DEFAULT);

    /** Quiet zone that ISO/IEC 18004 requires, in modules. */
    private static final int MIN_QUIET_ZONE = 4;

    /**
     * The code of {@code article}. A URL that is too long for the style's error correction is encoded with the lowest level. A
     * URL that is too long for any code is encoded without its slug; sites resolve articles by id and redirect to the full URL.
     *
     * @throws IllegalStateException if even the URL without slug is too long
     */
    public QrImage of(Article article) {
        String url = target.of(article);
        return QrImage.of(url, style)
                .or(() -> QrImage.of(url, lowestCorrection()))
                .or(() -> withoutSlug(article))
                .orElseThrow(() -> new IllegalStateException("the site of article " + article.id() + " is too long"));
    }

    /** The same codes with at least the required quiet zone, for use on a coloured background. */
    QrCodes withQuietZone() {
        return new QrCodes(
                target,
                new QrStyle(
                        style.pixelsPerModule(), Math.max(MIN_QUIET_ZONE, style.quietZone()), style.errorCorrection()));
    }

    private Optional<QrImage> withoutSlug(Article article) {
        String path = article.path();
        String url = QrTarget.site(article) + path.substring(0, path.indexOf('-') + 1) + "article";
        return QrImage.of(url, lowestCorrection());
    }

    private QrStyle lowestCorrection() {
        return new QrStyle(style.pixelsPerModule(), style.quietZone(), ErrorCorrection.LOW);
    }
}
