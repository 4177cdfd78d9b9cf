package io.wireroom.enrich;

import io.wireroom.article.Article;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of generated images, relative to the base URL of assets and without a leading slash. Year, month and day are those of the
 * article's date in UTC; month and day are not padded.
 *
 * <ul>
 *   <li>{@code {source_key}/qrcode/{yy}{M}/{d}/{code}.webp}, or {@code .png} or {@code .svg}
 *   <li>{@code {source_key}/card/{yy}{M}/{d}/{code}-{version}.png}
 * </ul>
 *
 * <p>The {@code code} alone identifies the article (see {@link QrCodeName}). A path therefore stays valid after a correction of the
 * article's date or source.
 */
public final class AssetPath {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuM/d").withZone(ZoneOffset.UTC);
    private static final String FOLDER = "[A-Za-z0-9-]+/%s/[0-9]{2}(?:[1-9]|1[0-2])/(?:[1-9]|[12][0-9]|3[01])/";
    private static final Pattern QR_CODE =
            Pattern.compile(FOLDER.formatted("qrcode") + "([A-Za-z0-9]+)[.](webp|png|svg)");
    private static final Pattern CARD =
            Pattern.compile(FOLDER.formatted("card") + "([A-Za-z0-9]+)-([0-9a-f]{8})[.]png");

    private AssetPath() {}

    /** The path of an asset of {@code article}. */
    public static String of(Asset asset, Article article) {
        return of(asset, article.source().key(), article.date());
    }

    /** @param sourceKey letters, digits and {@code -} */
    public static String of(Asset asset, String sourceKey, Instant date) {
        String code = QrCodeName.of(asset.id());
        String day = DAY.format(date);
        return switch (asset) {
            case Asset.QrCode qr ->
                "%s/qrcode/%s/%s.%s".formatted(sourceKey, day, code, qr.format().extension());
            case Asset.Card card -> "%s/card/%s/%s-%s.png".formatted(sourceKey, day, code, card.version());
        };
    }

    /** Parses a path. Empty if it has neither of the forms above, or a code that no article id has. */
    public static Optional<Asset> parse(CharSequence path) {
        Matcher qrCode = QR_CODE.matcher(path);
        if (qrCode.matches()) {
            Asset.Format format = Asset.Format.valueOf(qrCode.group(2).toUpperCase(Locale.ROOT));
            return QrCodeName.idOf(qrCode.group(1)).map(id -> new Asset.QrCode(id, format));
        }
        Matcher card = CARD.matcher(path);
        return card.matches()
                ? QrCodeName.idOf(card.group(1)).map(id -> new Asset.Card(id, card.group(2)))
                : Optional.empty();
    }
}
