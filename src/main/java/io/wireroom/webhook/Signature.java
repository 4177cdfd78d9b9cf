package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.partner.WebhookSecret;
import io.wireroom.signature.Ed25519;
import java.security.GeneralSecurityException;
import java.util.Base64;
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
                case ED25519 -> "v1a," + base64(Ed25519.sign(Ed25519.privateKey(secret.bytes()), head, body));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] head, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        mac.update(head);
        return mac.doFinal(body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
