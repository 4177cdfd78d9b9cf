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
    private final GeneratedImages drawings = new GeneratedImages(QrCodes.DEFAULT);
    private final Article article = Newsroom.article(126_642, "Harbour reopens");

    @Test
    void anArticleNamesItsQrCodeAndTheCardThatIsItsLeadImage() {
        Article pictured = Newsroom.article(1, "Pictured", Newsroom.DATE, "https://elsewhere.example/a.jpg");

        assertThat(drawings.named(article))
                .extracting(GeneratedImage::mediaType)
                .containsExactly("image/webp", "image/png");
        assertThat(drawings.named(pictured))
                .extracting(GeneratedImage::mediaType)
                .containsExactly("image/webp");
        assertThat("https://news.example/assets/"
                        + drawings.named(article).getFirst().path())
                .isEqualTo(article.qrcode());
        assertThat("https://news.example/assets/"
                        + drawings.named(article).getLast().path())
                .isEqualTo(article.enclosure());
    }

    @ParameterizedTest
    @EnumSource(Asset.Format.class)
    void factsAreThoseOfTheDrawing(Asset.Format format) {
        StoredAsset drawn =
                drawings.of(new Asset.QrCode(article.id(), format), article).draw();
        assertThat(drawn.facts())
                .isEqualTo(new AssetMetadata(
                        format.mediaType(),
                        drawn.bytes().length,
                        296,
                        296,
                        drawings.of(new Asset.QrCode(article.id(), format), article)
                                .origin()));
    }

    @Test
    void sizesAreThoseThatADecoderSees() throws Exception {
        for (GeneratedImage drawing : List.of(
                drawings.of(new Asset.QrCode(article.id(), Asset.Format.PNG), article),
                drawings.of(Asset.Card.of(article), article))) {
            StoredAsset drawn = drawing.draw();
            var image = ImageIO.read(new ByteArrayInputStream(drawn.bytes()));
            assertThat(image.getWidth()).isEqualTo(drawn.facts().width());
            assertThat(image.getHeight()).isEqualTo(drawn.facts().height());
        }
    }

    /** What caches and stores have from before this change of code would else be taken for what it draws now. */
    @ParameterizedTest
    @CsvSource({
        "WEBP, vAIL6EYfwEfKxHBnY-hI ba91a6a",
        "PNG, EbSaKpeWP8KnHY4Qqd8Q 79a01090",
        "SVG, Ivb0UCPIkqC_MRWGNuRM 382a3322",
        "CARD, R8_pJbCbAJWKJrga5XGs 54bf887c"
    })
    void bytesThatChangeAskForAnotherVersion(String what, String checksum) throws Exception {
        Asset asset = what.equals("CARD")
                ? Asset.Card.of(article)
                : new Asset.QrCode(article.id(), Asset.Format.valueOf(what));
        GeneratedImage drawing = drawings.of(asset, article);
        CRC32C sum = new CRC32C();
        sum.update(content(drawing.draw()));
        assertThat(drawing.origin() + " " + Long.toHexString(sum.getValue())).isEqualTo(checksum);
    }

    /** The bytes; of a PNG its pixels, because not every Java compresses to the same bytes. */
    private static byte[] content(StoredAsset drawn) throws Exception {
        if (!drawn.facts().mediaType().equals("image/png")) {
            return drawn.bytes();
        }
        var image = ImageIO.read(new ByteArrayInputStream(drawn.bytes()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
        bytes.asIntBuffer().put(pixels);
        return bytes.array();
    }

    @Test
    void originsDifferByWhateverChangesTheBytes() {
        QrStyle style = QrStyle.DEFAULT;
        Set<String> origins = new HashSet<>();
        int expected = 0;
        for (GeneratedImages each : List.of(
                drawings,
                new GeneratedImages(new QrCodes(new QrTarget("{canonical_url}?a"), style)),
                new GeneratedImages(new QrCodes(QrTarget.CANONICAL_URL, new QrStyle(8, 5, ErrorCorrection.MEDIUM))),
                new GeneratedImages(new QrCodes(QrTarget.CANONICAL_URL, new QrStyle(8, 4, ErrorCorrection.HIGH))))) {
            for (GeneratedImage drawing : each.named(article)) {
                origins.add(drawing.origin());
                expected++;
            }
            origins.add(each.origin());
            expected++;
        }
        for (Article other : List.of(
                Newsroom.article(126_642, "Harbour closes"),
                Newsroom.article(126_642, "Harbour reopens", Newsroom.DATE.plusSeconds(86_400), null),
                Newsroom.article(126_643, "Harbour reopens"))) {
            origins.add(drawings.of(Asset.Card.of(other), other).origin());
            expected++;
        }
        assertThat(origins).hasSize(expected);
    }

    @Test
    void originsAreTheSameForTheSameImage() {
        Article retitled = Newsroom.article(126_642, "Another title");
        assertThat(drawings.named(retitled).getFirst().origin())
                .isEqualTo(drawings.named(article).getFirst().origin());
        assertThat(new GeneratedImages(QrCodes.DEFAULT).named(article).getLast().origin())
                .isEqualTo(drawings.named(article).getLast().origin());
    }
}
