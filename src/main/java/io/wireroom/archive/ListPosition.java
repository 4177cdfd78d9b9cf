package io.wireroom.archive;

import io.wireroom.article.ArticleId;

/**
 * A place in the order of newest first: by date, then by id, both descending. It stays a place when the article that stood
 * there changes or goes.
 *
 * @param date milliseconds since 1970
 */
public record ListPosition(long date, ArticleId id) implements Comparable<ListPosition> {

    @Override
    public int compareTo(ListPosition other) {
        int byDate = Long.compare(other.date, date);
        return byDate == 0 ? other.id.compareTo(id) : byDate;
    }
}
