package io.wireroom.archive;

/** Sort key of a list, in descending order. The id breaks ties. */
public enum ListOrder {
    /** The article's date. */
    DATE,
    /** The time of the latest revision. A late article with an old date comes first. */
    UPDATED
}
