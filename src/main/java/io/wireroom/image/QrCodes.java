package io.wireroom.image;

import io.wireroom.article.Article;
import io.wireroom.image.QrStyle.ErrorCorrection;
import java.util.Optional;

/**
 * The QR codes of articles: each has one, however long its URL is.
 *
 * @param target what they point at
 * @param style how they look
 */
public record QrCodes(QrTarget target, QrStyle style) {
    public static final QrCodes DEFAULT = new QrCodes(QrTarget.CANONICAL_URL, QrStyle.DEFAULT);

    /** ISO/IEC 18004 wants that much white around a code. */
    private static final int QUIET = 4;

    /**
     * The code of {@code article}. A URL that is too long for the style's error correction gets the least there is, and one that
     * is too long for any code is replaced by one without its slug, from which a site that knows articles by their ids leads on.
     */
    public QrImage of(Article article) {
        String url = target.of(article);
        return QrImage.of(url, style)
                .or(() -> QrImage.of(url, leastCorrected()))
                .or(() -> withoutSlug(article))
                .orElseThrow(() -> new IllegalStateException("the site of article " + article.id() + " is too long"));
    }

    /** The same with the white border that a code needs on a coloured ground. */
    QrCodes withQuietZone() {
        return new QrCodes(
                target,
                new QrStyle(style.pixelsPerModule(), Math.max(QUIET, style.quietZone()), style.errorCorrection()));
    }

    private Optional<QrImage> withoutSlug(Article article) {
        String path = article.path();
        String shorter = QrTarget.site(article) + path.substring(0, path.indexOf('-') + 1) + "article";
        return QrImage.of(shorter, leastCorrected());
    }

    private QrStyle leastCorrected() {
        return new QrStyle(style.pixelsPerModule(), style.quietZone(), ErrorCorrection.LOW);
    }
}
