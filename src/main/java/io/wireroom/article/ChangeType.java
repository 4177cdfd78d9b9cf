package io.wireroom.article;

import java.util.Locale;

/** The kind of change that an edition makes visible to consumers. */
public enum ChangeType {
    /** Published for the first time, or again after a withdrawal. */
    PUBLISHED,
    /** Changed while published. */
    UPDATED,
    /** Withdrawn. */
    WITHDRAWN;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in lower case, as in JSON and at the end of {@code ce_type}. */
    @Override
    public String toString() {
        return text;
    }
}
