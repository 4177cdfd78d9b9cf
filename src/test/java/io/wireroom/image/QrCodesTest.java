package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.image.QrStyle.ErrorCorrection;
import org.junit.jupiter.api.Test;

class QrCodesTest {
    private static final QrStyle HIGH = new QrStyle(3, 1, ErrorCorrection.HIGH);
    private final QrCodes codes = new QrCodes(new QrTarget("{canonical_url}?from=qr"), HIGH);

    @Test
    void pointsAtTheTargetInTheStyle() {
        Article article = Cards.at("/202507/126642-harbour");
        assertThat(codes.of(article).webp())
                .isEqualTo(QrImage.of(article.canonicalUrl() + "?from=qr", HIGH)
                        .orElseThrow()
                        .webp());
    }

    @Test
    void lowersErrorCorrectionForLongUrls() {
        Article article = Cards.at("/202507/126642-" + "x".repeat(2000));
        assertThat(codes.of(article).webp())
                .isEqualTo(QrImage.of(article.canonicalUrl() + "?from=qr", new QrStyle(3, 1, ErrorCorrection.LOW))
                        .orElseThrow()
                        .webp());
    }

    @Test
    void omitsTheSlugOfAUrlBeyondTheLargestCode() {
        Article article = Cards.at("/202507/126642-" + "x".repeat(3000));
        assertThat(codes.of(article).webp())
                .isEqualTo(QrImage.of(Cards.SITE + "/202507/126642-article", new QrStyle(3, 1, ErrorCorrection.LOW))
                        .orElseThrow()
                        .webp());
    }

    @Test
    void isOnTheCardToo() {
        Article article = Cards.at("/202507/126642-harbour");
        assertThat(new Card(codes).png(article)).isNotEqualTo(new Card(QrCodes.DEFAULT).png(article));
    }
}
