package io.wireroom.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java platform provides. */
public final class Sha256 {
    private Sha256() {}

    /** A new digest, for input in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static byte[] of(byte[] input) {
        return digest().digest(input);
    }

    /** The hash of the text in UTF-8. */
    public static byte[] of(String input) {
        return of(input.getBytes(UTF_8));
    }

    /** Lower-case hexadecimal digits. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
