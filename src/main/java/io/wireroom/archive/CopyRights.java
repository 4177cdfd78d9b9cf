package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.util.List;

/**
 * The rights that a reader's copy was made with. After a change of rights, the copy is brought up to date article by article, in the
 * order of their ids.
 *
 * @param current {@linkplain AccessScope#fingerprint fingerprint} of the rights that the copy has or gets
 * @param former fingerprints of the rights that the articles after {@code passed} may still have; empty if the copy is complete
 * @param passed id of the last article that is up to date; 0 before the first one
 */
public record CopyRights(long current, List<Long> former, long passed) {
    /** Maximum number of former rights. */
    public static final int MOST_FORMER = 8;

    public CopyRights {
        former = List.copyOf(former);
        if (former.size() > MOST_FORMER || passed < 0 || passed > (former.isEmpty() ? 0 : ArticleId.MAX)) {
            throw new IllegalArgumentException("rights out of range: " + former.size() + " former, after " + passed);
        }
    }

    /** Of a copy that has these rights throughout. */
    public static CopyRights complete(AccessScope rights) {
        return complete(rights.fingerprint());
    }

    /** Of a copy that has the rights with this fingerprint throughout. */
    public static CopyRights complete(long fingerprint) {
        return new CopyRights(fingerprint, List.of(), 0);
    }

    public boolean isComplete() {
        return former.isEmpty();
    }

    /** When this article is up to date as well. */
    public CopyRights after(ArticleId id) {
        return isComplete() ? this : new CopyRights(current, former, id.value());
    }

    /** When no article is up to date yet. */
    public CopyRights begun() {
        return new CopyRights(current, former, 0);
    }

    /** When all articles are up to date. */
    public CopyRights completed() {
        return complete(current);
    }
}
