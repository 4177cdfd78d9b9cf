package io.wireroom.partner;

import io.wireroom.article.Sha256;
import java.util.Locale;

/**
 * SHA-256 of the UTF-8 bytes of an API key. A fast hash is sufficient, because keys are random with at least 128 bits of entropy
 * and cannot be found by brute force. For the same reason, a map lookup by hash is safe against timing attacks.
 *
 * @param hex 64 hexadecimal digits, in any case
 */
public record KeyHash(String hex) {
    public KeyHash {
        if (!hex.matches("[0-9A-Fa-f]{64}")) {
            throw new IllegalArgumentException("must be a SHA-256 of 64 hexadecimal digits");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    public static KeyHash of(String key) {
        return new KeyHash(Sha256.hex(Sha256.of(key)));
    }
}
