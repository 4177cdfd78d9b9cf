package io.wireroom.normalize.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.normalize.text.Slug;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The key of a source that the registry doesn't know: its name by the slug rule, case kept, and as long as a folder's name may be. */
final class SourceKey {
    /** The longest name in a path to an image. */
    static final int LONGEST = 128;

    private static final int HASH_BYTES = 8;
    private static final int ROOM_FOR_HASH = 1 + 2 * HASH_BYTES;

    private SourceKey() {}

    /**
     * The key; empty if nothing in the name can be written in ASCII letters and digits. A key that would be too long ends after as many
     * words as fit and a hash of all of it, so that two sources whose names begin alike have two keys.
     */
    static String of(String name) {
        String key = Slug.keepingCase(name);
        return key.length() <= LONGEST ? key : shortened(key) + "-" + hash(key);
    }

    private static String shortened(String key) {
        int most = LONGEST - ROOM_FOR_HASH;
        int words = key.lastIndexOf('-', most);
        return key.substring(0, words > 0 ? words : most);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
