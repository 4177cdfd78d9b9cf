package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.enrich.Asset;
import io.wireroom.enrich.AssetPath;
import io.wireroom.image.Card;
import io.wireroom.image.QrCodes;
import io.wireroom.image.QrImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The images that are made for articles. */
public final class GeneratedImages {
    /** One more whenever the same article and settings give other bytes than before. */
    private static final int VERSION = 1;

    private static final String PNG = "image/png";

    private final QrCodes codes;
    private final Card card;

    public GeneratedImages(QrCodes codes) {
        this.codes = codes;
        this.card = new Card(codes);
    }

    /** A name for all that the images follow from beside the articles. */
    public String origin() {
        return hash(codes.target().toString(), codes.style().toString());
    }

    /** What is to be had of {@code article} by the name of {@code asset}: of its card always the latest. */
    public GeneratedImage of(Asset asset, Article article) {
        return switch (asset) {
            case Asset.QrCode code -> qrCode(code, article);
            case Asset.Card _ -> card(article);
        };
    }

    /**
     * The images that {@code article} itself names: its QR code as WebP, and its card if that is its lead image. Other formats of
     * the code are asked for seldom, and made in less than a store takes to look for them.
     */
    public List<GeneratedImage> named(Article article) {
        List<GeneratedImage> named = new ArrayList<>();
        named.add(of(new Asset.QrCode(article.id(), Asset.Format.WEBP), article));
        GeneratedImage itsCard = card(article);
        if (article.enclosure() != null && article.enclosure().endsWith("/" + itsCard.path())) {
            named.add(itsCard);
        }
        return named;
    }

    private GeneratedImage qrCode(Asset.QrCode code, Article article) {
        Asset.Format format = code.format();
        String origin =
                hash(format.name(), codes.target().of(article), codes.style().toString());
        return new GeneratedImage(path(code, article), format.mediaType(), origin, () -> {
            QrImage image = codes.of(article);
            int side = image.modules().width() * image.pixelsPerModule();
            byte[] bytes = switch (format) {
                case WEBP -> image.webp();
                case PNG -> image.png();
                case SVG -> image.svg();
            };
            return StoredAsset.of(bytes, format.mediaType(), side, side, origin);
        });
    }

    private GeneratedImage card(Article article) {
        String day = article.date().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        String origin = hash(
                "CARD",
                article.title(),
                article.source().key(),
                article.source().name(),
                day,
                codes.target().of(article),
                codes.style().errorCorrection().name(),
                Integer.toString(codes.style().quietZone()));
        return new GeneratedImage(
                path(Asset.Card.of(article), article),
                PNG,
                origin,
                () -> StoredAsset.of(card.png(article), PNG, Card.WIDTH, Card.HEIGHT, origin));
    }

    private static StorePath path(Asset asset, Article article) {
        return new StorePath(AssetPath.of(asset, article));
    }

    private static String hash(String... inputs) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((VERSION + "\n" + String.join("\n", inputs)).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
