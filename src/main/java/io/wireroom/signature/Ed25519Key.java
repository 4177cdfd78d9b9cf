package io.wireroom.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.Sha256;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An Ed25519 public key, with its private key where that is known. */
public final class Ed25519Key {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    /** RFC 7468 §2. Text before the first line is ignored, as OpenSSL ignores it. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----", Pattern.DOTALL);

    private static final int PEM_LINE = 64;

    private final @Nullable PrivateKey secret;
    private final PublicKey publicKey;

    private Ed25519Key(@Nullable PrivateKey secret, PublicKey publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** A new key. */
    public static Ed25519Key generate() {
        KeyPair pair = Ed25519.generate();
        return new Ed25519Key(pair.getPrivate(), pair.getPublic());
    }

    /**
     * Reads PEM (RFC 7468): {@code PRIVATE KEY} (PKCS #8, RFC 8410 §7) or {@code PUBLIC KEY} (RFC 8410 §4).
     *
     * @throws IllegalArgumentException if it is neither. The message completes a sentence about the text and does not contain it
     */
    public static Ed25519Key ofPem(String text) {
        Matcher found = PEM.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("has no PEM block");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(found.group(2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a PEM block that is not base64", e);
        }
        return switch (found.group(1)) {
            case PRIVATE -> ofPrivate(Ed25519.privateKey(new PKCS8EncodedKeySpec(encoded)));
            case PUBLIC -> new Ed25519Key(null, Ed25519.publicKey(encoded));
            default -> throw new IllegalArgumentException("has a PEM block other than PRIVATE KEY and PUBLIC KEY");
        };
    }

    private static Ed25519Key ofPrivate(PrivateKey secret) {
        PublicKey publicKey = Ed25519.publicKey(secret);
        byte[] probe = {1};
        if (!Ed25519.verifies(publicKey, probe, Ed25519.sign(secret, probe))) {
            throw new IllegalStateException("the platform derives another public key");
        }
        return new Ed25519Key(secret, publicKey);
    }

    /** Whether the private key is known. */
    public boolean signs() {
        return secret != null;
    }

    /**
     * The signature, 64 bytes.
     *
     * @throws IllegalStateException if the private key is not known
     */
    public byte[] sign(byte[] message) {
        if (secret == null) {
            throw new IllegalStateException("a public key signs nothing");
        }
        return Ed25519.sign(secret, message);
    }

    /** The public key as in JSON Web Keys: 32 bytes in base64url without padding (RFC 8037 §2). */
    public String x() {
        byte[] encoded = publicKey.getEncoded();
        return base64url(Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_BYTES, encoded.length));
    }

    /** The thumbprint of the JSON Web Key (RFC 7638, RFC 8037 Appendix A.3). */
    public String thumbprint() {
        return base64url(Sha256.of("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}"));
    }

    /** The public key in PEM. */
    public String publicPem() {
        return pem(PUBLIC, publicKey.getEncoded());
    }

    /**
     * The private key in PEM, PKCS #8.
     *
     * @throws IllegalStateException if the private key is not known
     */
    public String privatePem() {
        if (secret == null) {
            throw new IllegalStateException("the private key is not known");
        }
        return pem(PRIVATE, secret.getEncoded());
    }

    private static String pem(String label, byte[] encoded) {
        String lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII)).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
