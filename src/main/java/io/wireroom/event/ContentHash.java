package io.wireroom.event;

import io.wireroom.article.Article;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * A hash of an article's content, to detect documents that change nothing: SHA-256 (FIPS 180-4) of the article's JSON as {@link
 * ArticleJson} writes it, without {@code revision}, {@code updated}, {@code content_hash} and {@code formerly}.
 */
public final class ContentHash {
    private static final Set<String> LEFT_OUT = Set.of("revision", "updated", "content_hash", "formerly");

    private ContentHash() {}

    /** {@code sha256:} and 64 lower-case hex digits. */
    public static String of(Article article) {
        byte[] content = ArticleJson.bytes(json -> ArticleJson.write(article, key -> !LEFT_OUT.contains(key), json));
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(content));
    }

    /** A copy of the article with its content hash. */
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
