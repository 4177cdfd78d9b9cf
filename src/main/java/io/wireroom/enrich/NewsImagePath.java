package io.wireroom.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a mirrored lead image is, below the assets' base URL and without a leading slash: {@code
 * {source_key}/newsimage/{md5}.{ext}}. It follows from the image's URL alone, so it is known before anything is fetched.
 *
 * <p>{@code md5} is the MD5 (RFC 1321), in lower-case hex digits, of the URL's UTF-8 bytes as the event has them in {@code
 * enclosure_source}; it names the URL and protects nothing. {@code ext} is the ending of the URL's path where that is an image's,
 * in lower case, else {@code jpg}: what the image is, its {@code Content-Type} says.
 */
public final class NewsImagePath {
    private static final Pattern ENDING =
            Pattern.compile("[^?#]*[.](jpe?g|png|gif|webp|avif)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final String USUAL = "jpg";

    private NewsImagePath() {}

    /** @param sourceKey letters, digits and {@code -} */
    public static String of(String sourceKey, String imageUrl) {
        Matcher ending = ENDING.matcher(imageUrl);
        String extension = ending.matches() ? ending.group(1).toLowerCase(Locale.ROOT) : USUAL;
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
