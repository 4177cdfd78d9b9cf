package io.wireroom.copies;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of an index in the store, in parts of {@value #PART_BYTES} bytes, of which the last one is shorter.
 *
 * @param parts the parts' SHA-256, in hexadecimal
 */
record CopiedFile(String name, long length, List<String> parts) {
    static final int PART_BYTES = 8 << 20;

    private static final Pattern COMMIT = Pattern.compile("segments_[0-9a-z]+");
    private static final Pattern NAME =
            Pattern.compile("segments_[0-9a-z]+|_[0-9a-z]+(?:_[A-Za-z0-9_]+)*\\.[A-Za-z0-9]+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if this can't be a file of an index */
    CopiedFile {
        if (!NAME.matcher(name).matches()
                || length < 0
                || parts.size() != (length + PART_BYTES - 1) / PART_BYTES
                || !parts.stream().allMatch(part -> HASH.matcher(part).matches())) {
            throw new IllegalArgumentException("not a file of an index");
        }
    }

    /** Whether this file makes the others an index. */
    boolean isCommit() {
        return COMMIT.matcher(name).matches();
    }

    /** Length of a part, in bytes. */
    int length(int part) {
        return (int) Math.min(PART_BYTES, length - (long) part * PART_BYTES);
    }
}
