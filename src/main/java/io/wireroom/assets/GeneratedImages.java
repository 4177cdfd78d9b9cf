package io.wireroom.assets;

import io.wireroom.article.Article;
import io.wireroom.article.Sha256;
import io.wireroom.enrich.Asset;
import io.wireroom.enrich.AssetPath;
import io.wireroom.image.Card;
import io.wireroom.image.QrCodes;
import io.wireroom.image.QrImage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The generated images of articles: QR codes and cards. */
public final class GeneratedImages {
    /** Must be incremented when the rendering of the same article and settings changes. */
    private static final int VERSION = 1;

    private static final String PNG = "image/png";

    private final QrCodes codes;
    private final Card card;

    public GeneratedImages(QrCodes codes) {
        this.codes = codes;
        this.card = new Card(codes);
    }

    /** Fingerprint of the settings that affect the images. */
    public String origin() {
        return hash(codes.target().toString(), codes.style().toString());
    }

    /** The image that {@code asset} identifies. A card is always rendered from {@code article}; its version is ignored. */
    public GeneratedImage of(Asset asset, Article article) {
        return switch (asset) {
            case Asset.QrCode code -> qrCode(code, article);
            case Asset.Card _ -> card(article);
        };
    }

    /**
     * The images that {@code article} references: its QR code as WebP, and its card if that is its lead image. Other formats of
     * the QR code are rarely requested, and rendering them is faster than reading them from a store.
     */
    public List<GeneratedImage> referencedBy(Article article) {
        List<GeneratedImage> images = new ArrayList<>();
        images.add(of(new Asset.QrCode(article.id(), Asset.Format.WEBP), article));
        GeneratedImage ownCard = card(article);
        if (article.enclosure() != null && article.enclosure().endsWith("/" + ownCard.path())) {
            images.add(ownCard);
        }
        return images;
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
        byte[] hash = Sha256.of(VERSION + "\n" + String.join("\n", inputs));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
    }
}
