package io.wireroom.article;

import java.util.Locale;

/** What happened to an article, as its consumers see it. */
public enum ChangeType {
    /** It became visible: for the first time, or again after a withdrawal. */
    PUBLISHED,
    /** It was visible and is different now. */
    UPDATED,
    /** It was taken back. */
    WITHDRAWN;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The word in lower case, as in JSON and at the end of {@code ce_type}. */
    @Override
    public String toString() {
        return text;
    }
}
