package io.wireroom.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a mirrored lead image, relative to the base URL of assets and without a leading slash: {@code
 * {source_key}/newsimage/{md5}.{ext}}. It depends on the image's URL only, so that it is known before the image is fetched.
 *
 * <p>{@code md5} is the MD5 (RFC 1321) in lower-case hex digits of the UTF-8 bytes of {@code enclosure_source}. It is an identifier,
 * not a security measure. {@code ext} is the file name extension of the URL's path in lower case if it is that of an image format,
 * else {@code jpg}. The actual format is in the {@code Content-Type} of the response.
 */
public final class NewsImagePath {
    private static final Pattern EXTENSION =
            Pattern.compile("[^?#]*[.](jpe?g|png|gif|webp|avif)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final String DEFAULT_EXTENSION = "jpg";

    private NewsImagePath() {}

    /** @param sourceKey letters, digits and {@code -} */
    public static String of(String sourceKey, String imageUrl) {
        Matcher matcher = EXTENSION.matcher(imageUrl);
        String extension = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : DEFAULT_EXTENSION;
        return "%s/newsimage/%s.%s".formatted(sourceKey, HexFormat.of().formatHex(md5(imageUrl)), extension);
    }

    private static byte[] md5(String url) {
        try {
            return MessageDigest.getInstance("MD5").digest(url.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
