package io.wireroom.archive;

/** What a list goes by, the latest first; of the same moment, the greater id. */
public enum ListOrder {
    /** When articles are from. */
    DATE,
    /** When their latest revisions came to be: an article that comes late, with an old date, is first. */
    UPDATED
}
