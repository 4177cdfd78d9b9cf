package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.partner.WebhookSecret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The field {@code webhook-signature} of Standard Webhooks: {@code v1} signatures by HMAC-SHA256 and {@code v1a} signatures by
 * Ed25519 of {@code {id}.{timestamp}.{body}}, separated by spaces.
 */
final class Signature {
    private static final String HMAC = "HmacSHA256";
    private static final String ED25519 = "Ed25519";

    /** PKCS #8 of an Ed25519 private key up to the seed (RFC 8410 §7). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Signature() {}

    /** @param timestamp time of the attempt, in seconds since 1970 */
    static String of(String id, long timestamp, byte[] body, List<WebhookSecret> secrets) {
        byte[] head = (id + "." + timestamp + ".").getBytes(US_ASCII);
        return secrets.stream().map(secret -> sign(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String sign(WebhookSecret secret, byte[] head, byte[] body) {
        try {
            return switch (secret.kind()) {
                case HMAC_SHA256 -> "v1," + base64(hmac(secret.bytes(), head, body));
                case ED25519 -> "v1a," + base64(ed25519(secret.bytes(), head, body));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC + " and " + ED25519, e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] head, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        mac.update(head);
        return mac.doFinal(body);
    }

    private static byte[] ed25519(byte[] seed, byte[] head, byte[] body) throws GeneralSecurityException {
        byte[] encoded = new byte[PKCS8_PREFIX.length + seed.length];
        System.arraycopy(PKCS8_PREFIX, 0, encoded, 0, PKCS8_PREFIX.length);
        System.arraycopy(seed, 0, encoded, PKCS8_PREFIX.length, seed.length);
        PrivateKey key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        var signature = java.security.Signature.getInstance(ED25519);
        signature.initSign(key);
        signature.update(head);
        signature.update(body);
        return signature.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
