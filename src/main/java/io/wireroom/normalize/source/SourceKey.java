package io.wireroom.normalize.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.Sha256;
import io.wireroom.normalize.text.Slug;
import java.util.Arrays;

/** Derives the key of an unregistered source from its name: its slug in the original case, with a limited length. */
final class SourceKey {
    /** The maximum length of a key, which is a directory name in the paths of images. */
    static final int MAX_LENGTH = 128;

    private static final int HASH_BYTES = 8;
    private static final int HASH_SUFFIX_LENGTH = 1 + 2 * HASH_BYTES;

    private SourceKey() {}

    /**
     * The key; empty if nothing in the name can be transliterated to ASCII letters and digits. An overlong key is cut at the end of a
     * word and completed by a hash of the whole key, so that long names with a common prefix have distinct keys.
     */
    static String of(String name) {
        String key = Slug.keepingCase(name);
        return key.length() <= MAX_LENGTH ? key : shortened(key) + "-" + hash(key);
    }

    private static String shortened(String key) {
        int maxLength = MAX_LENGTH - HASH_SUFFIX_LENGTH;
        int wordEnd = key.lastIndexOf('-', maxLength);
        return key.substring(0, wordEnd > 0 ? wordEnd : maxLength);
    }

    private static String hash(String key) {
        return Sha256.hex(Arrays.copyOf(Sha256.of(key.getBytes(US_ASCII)), HASH_BYTES));
    }
}
