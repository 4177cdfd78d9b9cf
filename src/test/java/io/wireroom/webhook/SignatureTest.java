package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.wireroom.partner.WebhookSecret;
import java.net.http.HttpHeaders;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** RFC 8032 §7.1, test 1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void equalsTheVectorOfTheSpecification() {
        assertThat(sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, SECRET))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isVerifiedByTheReferenceLibrary() throws Exception {
        long now = Instant.now().getEpochSecond();
        String field = sign("msg_1", now, OTHER_SECRET, SECRET);

        verify(SECRET, "msg_1", now, field, BODY);
        verify(OTHER_SECRET, "msg_1", now, field, BODY);
    }

    @Test
    void failsForAChangedByteAnotherIdAnOldTimestampAndAWrongKey() {
        long now = Instant.now().getEpochSecond();
        String field = sign("msg_1", now, SECRET);

        assertInvalid(SECRET, "msg_1", now, field, "{\"test\": 2432232315}".getBytes(UTF_8));
        assertInvalid(SECRET, "msg_2", now, field, BODY);
        assertInvalid(SECRET, "msg_1", now + 1, field, BODY);
        assertInvalid(OTHER_SECRET, "msg_1", now, field, BODY);
        assertInvalid(SECRET, "msg_1", now - 600, sign("msg_1", now - 600, SECRET), BODY);
    }

    @Test
    void signsWithEd25519() throws Exception {
        String secret =
                "whsk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SEED + PUBLIC_KEY));
        String field = sign("msg_1", 1614265330, secret);

        var encoded = HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC_KEY);
        var verifier = java.security.Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update("msg_1.1614265330.".getBytes(UTF_8));
        verifier.update(BODY);
        assertThat(field).startsWith("v1a,");
        assertThat(verifier.verify(Base64.getDecoder().decode(field.substring(4))))
                .isTrue();
    }

    private static String sign(String id, long timestamp, String... secrets) {
        return Signature.of(
                id,
                timestamp,
                BODY,
                List.of(secrets).stream().map(WebhookSecret::parse).toList());
    }

    private static void assertInvalid(String secret, String id, long timestamp, String field, byte[] body) {
        assertThatThrownBy(() -> verify(secret, id, timestamp, field, body))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(String secret, String id, long timestamp, String field, byte[] body) throws Exception {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(Long.toString(timestamp)),
                "webhook-signature", List.of(field));
        new com.standardwebhooks.Webhook(secret)
                .verify(new String(body, UTF_8), HttpHeaders.of(headers, (_, _) -> true));
    }
}
