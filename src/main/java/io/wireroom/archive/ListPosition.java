package io.wireroom.archive;

import io.wireroom.article.ArticleId;

/**
 * A place in a list: by time, then by id, both descending. It stays a place when the article that stood there changes or goes.
 * Places of different orders have nothing to do with each other.
 *
 * @param time milliseconds since 1970
 */
public record ListPosition(ListOrder order, long time, ArticleId id) implements Comparable<ListPosition> {

    /** A place in the order of dates. */
    public ListPosition(long date, ArticleId id) {
        this(ListOrder.DATE, date, id);
    }

    @Override
    public int compareTo(ListPosition other) {
        int byTime = Long.compare(other.time, time);
        return byTime == 0 ? other.id.compareTo(id) : byTime;
    }
}
