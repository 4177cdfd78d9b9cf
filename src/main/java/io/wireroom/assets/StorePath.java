package io.wireroom.assets;

import java.util.regex.Pattern;

/**
 * Where an image is in a store: names joined by {@code /}, such as {@code ibn/qrcode/257/30/lily7Gx0.webp}, and the same as
 * below the assets' base URL. A name has letters, digits, {@code .}, {@code _} and {@code -} and doesn't begin with a dot, so
 * no path leads out of a folder or into what a store keeps for itself.
 */
public record StorePath(String value) implements Comparable<StorePath> {
    private static final int LONGEST = 512;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*");

    /** @throws IllegalArgumentException if {@code value} hasn't this shape, or is longer than 512 characters */
    public StorePath {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a path in a store");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= LONGEST && SHAPE.matcher(value).matches();
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
