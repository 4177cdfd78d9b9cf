package io.wireroom.article;

/**
 * Which of two documents about an article is the newer one, in its producer's own count. Numbers and times do not compare.
 *
 * @param value a number, or seconds since 1970
 */
public record DocumentVersion(Kind kind, long value) {

    public enum Kind {
        NUMBER,
        TIME
    }

    /** False also where the two do not compare. */
    public boolean isOlderThan(DocumentVersion other) {
        return kind == other.kind && value < other.value;
    }
}
