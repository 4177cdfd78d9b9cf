package io.wireroom.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.signature.Ed25519Key;
import java.util.Base64;

/**
 * A statement as a JSON Web Signature in flattened JSON (RFC 7515 §7.2.2) with Ed25519 (RFC 8037 §3.1). The signed text is the
 * values of {@code protected} and {@code payload} as served, separated by a full stop.
 */
public final class SignedStatement {
    public static final String MEDIA_TYPE = "application/jose+json";

    /** Prevents that other data signed by the same key is accepted as a statement (RFC 8725 §3.11). */
    private static final String TYPE = "wireroom-statement+json";

    private SignedStatement() {}

    /** @param statement JSON by {@link Statement#of} */
    public static byte[] of(byte[] statement, Ed25519Key key) {
        String head = base64url("{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"%s\"}"
                .formatted(key.thumbprint(), TYPE)
                .getBytes(US_ASCII));
        String payload = base64url(statement);
        String signature = base64url(key.sign((head + "." + payload).getBytes(US_ASCII)));
        return "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                .formatted(payload, head, signature)
                .getBytes(UTF_8);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
