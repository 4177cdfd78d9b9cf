package io.wireroom.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is kept of a key: the SHA-256 of its UTF-8. A fast hash is enough, because keys are random, of at least 128 bits, and
 * can't be guessed from it. Finding a hash in a map tells nothing of a key by its timing, for the same reason.
 *
 * @param hex 64 hexadecimal digits, in any case
 */
public record KeyHash(String hex) {
    public KeyHash {
        if (!hex.matches("[0-9A-Fa-f]{64}")) {
            throw new IllegalArgumentException("not the 64 hexadecimal digits of a SHA-256");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    public static KeyHash of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
