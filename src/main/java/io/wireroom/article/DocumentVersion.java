package io.wireroom.article;

/**
 * The version that a producer gives a document. It orders the documents of one article. Numbers and times are not comparable.
 *
 * @param value a version number, or seconds since the epoch
 */
public record DocumentVersion(Kind kind, long value) {

    public enum Kind {
        NUMBER,
        TIME
    }

    /** Also false if the two kinds differ. */
    public boolean isOlderThan(DocumentVersion other) {
        return kind == other.kind && value < other.value;
    }
}
