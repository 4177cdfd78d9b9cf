package io.wireroom.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.article.Article;
import io.wireroom.article.EncodedArticle;
import io.wireroom.article.Sha256;
import io.wireroom.event.FieldRanges.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * A hash of an article's content, to detect documents that change nothing: SHA-256 (FIPS 180-4) of the article's JSON as {@link
 * ArticleJson} writes it, without {@code revision}, {@code updated}, {@code content_hash} and {@code formerly}.
 */
public final class ContentHash {
    private static final Set<String> EXCLUDED = Set.of("revision", "updated", "content_hash", "formerly");
    private static final String PREFIX = "sha256:";
    private static final String PLACEHOLDER = PREFIX + "0".repeat(64);

    private ContentHash() {}

    /** {@code sha256:} and 64 lower-case hex digits. */
    public static String of(Article article) {
        return encode(article).article().contentHash();
    }

    /**
     * The article with its content hash, and its event. The JSON is written once: with a placeholder, which the hash of the other
     * bytes replaces.
     */
    public static EncodedArticle encode(Article article) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = ArticleJson.generator(bytes)) {
            FieldRanges fields = new FieldRanges(EXCLUDED, bytes, json);
            ArticleJson.write(article.withContentHash(PLACEHOLDER), fields::startField, json);
            List<Range> content = fields.endObject();
            json.flush();
            byte[] event = bytes.toByteArray();
            String hash = hash(event, content);
            int value = fields.startOf("content_hash") + ",\"content_hash\":\"".length();
            System.arraycopy(hash.getBytes(US_ASCII), 0, event, value, hash.length());
            return new EncodedArticle(article.withContentHash(hash), event);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static String hash(byte[] event, List<Range> content) {
        MessageDigest sha256 = Sha256.digest();
        for (Range range : content) {
            sha256.update(event, range.start(), range.length());
        }
        return PREFIX + Sha256.hex(sha256.digest());
    }
}
