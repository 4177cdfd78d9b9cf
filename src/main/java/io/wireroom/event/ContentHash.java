package io.wireroom.event;

import io.wireroom.article.Article;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Tells whether two revisions say the same: SHA-256 (FIPS 180-4) of the article's JSON, as {@link ArticleJson} writes it,
 * without {@code revision}, {@code updated}, {@code content_hash} itself, and {@code formerly}, which is history.
 */
public final class ContentHash {
    private static final Set<String> LEFT_OUT = Set.of("revision", "updated", "content_hash", "formerly");

    private ContentHash() {}

    /** {@code sha256:} and 64 lower-case hex digits. */
    public static String of(Article article) {
        byte[] content = ArticleJson.bytes(json -> ArticleJson.write(article, key -> !LEFT_OUT.contains(key), json));
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(content));
    }

    /** The article, known by its hash. */
    public static Article stamped(Article article) {
        return article.withContentHash(of(article));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
