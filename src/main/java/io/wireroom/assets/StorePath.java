package io.wireroom.assets;

import java.util.regex.Pattern;

/**
 * Path of an image in a store, such as {@code ibn/qrcode/257/30/lily7Gx0.webp}; equal to the path below the assets base URL.
 * Segments consist of letters, digits, {@code .}, {@code _} and {@code -} and do not begin with a dot. This excludes path
 * traversal and a store's own dot files.
 */
public record StorePath(String value) implements Comparable<StorePath> {
    private static final int MAX_LENGTH = 512;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*");

    /** @throws IllegalArgumentException if {@code value} is not of this form or longer than 512 characters */
    public StorePath {
        if (!isValid(value)) {
            throw new IllegalArgumentException("invalid store path");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && PATH.matcher(value).matches();
    }

    @Override
    public int compareTo(StorePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
