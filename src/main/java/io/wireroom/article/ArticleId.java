package io.wireroom.article;

import java.util.Optional;

/**
 * The permanent id of an article: an integer from 1 to 2<sup>53</sup>−1. Every JSON parser represents this range exactly (RFC 8259
 * §6).
 */
public record ArticleId(long value) implements Comparable<ArticleId> {
    public static final long MAX = (1L << 53) - 1;

    /** @throws IllegalArgumentException if {@code value} is outside 1 … 2<sup>53</sup>−1 */
    public ArticleId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an article id: " + value);
        }
    }

    /** Whether an integer is in the range of ids. */
    public static boolean isValid(long value) {
        return value >= 1 && value <= MAX;
    }

    /** Parses decimal digits without sign, white space or leading zeros. Empty for any other text. */
    public static Optional<ArticleId> parse(CharSequence digits) {
        if (digits.isEmpty() || digits.length() > 16 || digits.charAt(0) == '0') {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            value = value * 10 + (c - '0');
        }
        return isValid(value) ? Optional.of(new ArticleId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(ArticleId other) {
        return Long.compare(value, other.value);
    }

    /** The id in decimal digits. This is the key of all Kafka records of the article. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
