package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.enrich.Asset;
import io.wireroom.image.QrCodes;
import io.wireroom.image.QrStyle;
import io.wireroom.image.QrStyle.ErrorCorrection;
import io.wireroom.image.QrTarget;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedImagesTest {
    private final GeneratedImages generatedImages = new GeneratedImages(QrCodes.DEFAULT);
    private final Article article = Newsroom.article(126_642, "Harbour reopens");

    @Test
    void anArticleReferencesItsQrCodeAndItsCard() {
        Article pictured = Newsroom.article(1, "Pictured", Newsroom.DATE, "https://elsewhere.example/a.jpg");

        assertThat(generatedImages.referencedBy(article))
                .extracting(GeneratedImage::mediaType)
                .containsExactly("image/webp", "image/png");
        assertThat(generatedImages.referencedBy(pictured))
                .extracting(GeneratedImage::mediaType)
                .containsExactly("image/webp");
        assertThat("https://news.example/assets/"
                        + generatedImages.referencedBy(article).getFirst().path())
                .isEqualTo(article.qrcode());
        assertThat("https://news.example/assets/"
                        + generatedImages.referencedBy(article).getLast().path())
                .isEqualTo(article.enclosure());
    }

    @ParameterizedTest
    @EnumSource(Asset.Format.class)
    void metadataMatchesTheImage(Asset.Format format) {
        StoredAsset stored = generatedImages
                .of(new Asset.QrCode(article.id(), format), article)
                .render();
        assertThat(stored.metadata())
                .isEqualTo(new AssetMetadata(
                        format.mediaType(),
                        stored.bytes().length,
                        296,
                        296,
                        generatedImages
                                .of(new Asset.QrCode(article.id(), format), article)
                                .origin()));
    }

    @Test
    void sizesMatchTheDecodedImage() throws Exception {
        for (GeneratedImage image : List.of(
                generatedImages.of(new Asset.QrCode(article.id(), Asset.Format.PNG), article),
                generatedImages.of(Asset.Card.of(article), article))) {
            StoredAsset stored = image.render();
            var decoded = ImageIO.read(new ByteArrayInputStream(stored.bytes()));
            assertThat(decoded.getWidth()).isEqualTo(stored.metadata().width());
            assertThat(decoded.getHeight()).isEqualTo(stored.metadata().height());
        }
    }

    /** If the bytes change without a new version, caches and stores keep serving the previous rendering. */
    @ParameterizedTest
    @CsvSource({
        "WEBP, vAIL6EYfwEfKxHBnY-hI ba91a6a",
        "PNG, EbSaKpeWP8KnHY4Qqd8Q 79a01090",
        "SVG, Ivb0UCPIkqC_MRWGNuRM 382a3322",
        "CARD, R8_pJbCbAJWKJrga5XGs 54bf887c"
    })
    void changedBytesRequireANewVersion(String what, String checksum) throws Exception {
        Asset asset = what.equals("CARD")
                ? Asset.Card.of(article)
                : new Asset.QrCode(article.id(), Asset.Format.valueOf(what));
        GeneratedImage image = generatedImages.of(asset, article);
        CRC32C sum = new CRC32C();
        sum.update(content(image.render()));
        assertThat(image.origin() + " " + Long.toHexString(sum.getValue())).isEqualTo(checksum);
    }

    /** The bytes; for a PNG its pixels, because compression differs between Java versions. */
    private static byte[] content(StoredAsset stored) throws Exception {
        if (!stored.metadata().mediaType().equals("image/png")) {
            return stored.bytes();
        }
        var image = ImageIO.read(new ByteArrayInputStream(stored.bytes()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
        bytes.asIntBuffer().put(pixels);
        return bytes.array();
    }

    @Test
    void originsDifferForEachInputOfTheImage() {
        QrStyle style = QrStyle.DEFAULT;
        Set<String> origins = new HashSet<>();
        int expected = 0;
        for (GeneratedImages each : List.of(
                generatedImages,
                new GeneratedImages(new QrCodes(new QrTarget("{canonical_url}?a"), style)),
                new GeneratedImages(new QrCodes(QrTarget.CANONICAL_URL, new QrStyle(8, 5, ErrorCorrection.MEDIUM))),
                new GeneratedImages(new QrCodes(QrTarget.CANONICAL_URL, new QrStyle(8, 4, ErrorCorrection.HIGH))))) {
            for (GeneratedImage image : each.referencedBy(article)) {
                origins.add(image.origin());
                expected++;
            }
            origins.add(each.origin());
            expected++;
        }
        for (Article other : List.of(
                Newsroom.article(126_642, "Harbour closes"),
                Newsroom.article(126_642, "Harbour reopens", Newsroom.DATE.plusSeconds(86_400), null),
                Newsroom.article(126_643, "Harbour reopens"))) {
            origins.add(generatedImages.of(Asset.Card.of(other), other).origin());
            expected++;
        }
        assertThat(origins).hasSize(expected);
    }

    @Test
    void originsAreTheSameForTheSameImage() {
        Article retitled = Newsroom.article(126_642, "Another title");
        assertThat(generatedImages.referencedBy(retitled).getFirst().origin())
                .isEqualTo(generatedImages.referencedBy(article).getFirst().origin());
        assertThat(new GeneratedImages(QrCodes.DEFAULT)
                        .referencedBy(article)
                        .getLast()
                        .origin())
                .isEqualTo(generatedImages.referencedBy(article).getLast().origin());
    }
}
