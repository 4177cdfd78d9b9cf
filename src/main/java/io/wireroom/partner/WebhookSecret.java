package io.wireroom.partner;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs the requests of a webhook, as Standard Webhooks writes it: {@code whsec_} and the base64 of 24 to 64 bytes for
 * HMAC-SHA256, {@code whsk_} and the base64 of an Ed25519 private key for asymmetric signatures. The private key is a seed of 32
 * bytes, which the 32 bytes of the public key may follow.
 */
public final class WebhookSecret {
    private static final String SYMMETRIC_PREFIX = "whsec_";
    private static final String PRIVATE_PREFIX = "whsk_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int SEED_BYTES = 32;

    private final Kind kind;
    private final byte[] bytes;

    /** The signature scheme. */
    public enum Kind {
        HMAC_SHA256,
        ED25519
    }

    private WebhookSecret(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if {@code text} is not a secret. The message does not contain it */
    public static WebhookSecret parse(String text) {
        if (text.startsWith(SYMMETRIC_PREFIX)) {
            byte[] bytes = decode(text.substring(SYMMETRIC_PREFIX.length()));
            if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("must have 24 to 64 bytes in base64 after whsec_");
            }
            return new WebhookSecret(Kind.HMAC_SHA256, bytes);
        }
        if (text.startsWith(PRIVATE_PREFIX)) {
            byte[] bytes = decode(text.substring(PRIVATE_PREFIX.length()));
            if (bytes.length != SEED_BYTES && bytes.length != 2 * SEED_BYTES) {
                throw new IllegalArgumentException("must have 32 or 64 bytes in base64 after whsk_");
            }
            return new WebhookSecret(Kind.ED25519, Arrays.copyOf(bytes, SEED_BYTES));
        }
        throw new IllegalArgumentException("must begin with whsec_ or whsk_");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be base64 after its prefix", e);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The HMAC key, or the seed of the private key. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookSecret secret && kind == secret.kind && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The kind only, so that secrets don't get into logs. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
