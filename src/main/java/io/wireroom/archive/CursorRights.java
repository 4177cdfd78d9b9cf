package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.util.List;

/**
 * The rights of a reader's holdings. After a change of rights, the articles of the holdings are updated in the order of
 * their ids.
 *
 * @param current {@linkplain AccessScope#fingerprint fingerprint} of the current or new rights of the holdings
 * @param former fingerprints of former rights, which still apply to the articles after {@code passed}; empty if the holdings are up to
 *     date
 * @param passed id of the last updated article; 0 before the first one
 */
public record CursorRights(long current, List<Long> former, long passed) {
    /** Maximum number of former rights. */
    public static final int MAX_FORMER = 8;

    public CursorRights {
        former = List.copyOf(former);
        if (former.size() > MAX_FORMER || passed < 0 || passed > (former.isEmpty() ? 0 : ArticleId.MAX)) {
            throw new IllegalArgumentException("rights out of range: " + former.size() + " former, after " + passed);
        }
    }

    /** Holdings that are up to date with these rights. */
    public static CursorRights complete(AccessScope rights) {
        return complete(rights.fingerprint());
    }

    /**
     * Holdings that are up to date.
     *
     * @param fingerprint {@linkplain AccessScope#fingerprint fingerprint} of the rights
     */
    public static CursorRights complete(long fingerprint) {
        return new CursorRights(fingerprint, List.of(), 0);
    }

    public boolean isComplete() {
        return former.isEmpty();
    }

    /** After this article was updated. */
    public CursorRights after(ArticleId id) {
        return isComplete() ? this : new CursorRights(current, former, id.value());
    }

    /** Before the first article is updated. */
    public CursorRights begun() {
        return new CursorRights(current, former, 0);
    }

    /** After all articles were updated. */
    public CursorRights completed() {
        return complete(current);
    }
}
