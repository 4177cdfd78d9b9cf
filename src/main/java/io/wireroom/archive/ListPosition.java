package io.wireroom.archive;

import io.wireroom.article.ArticleId;

/**
 * A position in a list: time and id, both descending. It stays valid when the article at this position changes or is
 * withdrawn. Positions of different orders are not comparable.
 *
 * @param time milliseconds since 1970
 */
public record ListPosition(ListOrder order, long time, ArticleId id) implements Comparable<ListPosition> {

    /**
     * A position in the order of dates.
     *
     * @param date milliseconds since 1970
     */
    public ListPosition(long date, ArticleId id) {
        this(ListOrder.DATE, date, id);
    }

    @Override
    public int compareTo(ListPosition other) {
        int byTime = Long.compare(other.time, time);
        return byTime == 0 ? other.id.compareTo(id) : byTime;
    }
}
