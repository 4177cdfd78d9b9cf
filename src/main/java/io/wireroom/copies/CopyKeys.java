package io.wireroom.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Keys of the objects of one log and format. */
record CopyKeys(String prefix) {
    private static final int LOG_DIGITS = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static CopyKeys of(String identity, String format) {
        String log = sha256(identity.getBytes(UTF_8)).substring(0, LOG_DIGITS);
        return new CopyKeys("log-" + log + "/format-" + format + "/");
    }

    String part(String hash) {
        return prefix + "parts/" + hash;
    }

    /** A key that nobody else uses. */
    String manifest(Instant created) {
        return prefix + "manifests/" + TIME.format(created) + "-" + UUID.randomUUID() + ".json";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
