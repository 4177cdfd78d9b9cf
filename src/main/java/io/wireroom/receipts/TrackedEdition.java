package io.wireroom.receipts;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.LoggedEdition;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;

/**
 * An article's latest edition, its position in the log, and the log's identity.
 *
 * @param log identity of the log
 */
public record TrackedEdition(Edition edition, LoggedEdition logged, String log) {

    public static TrackedEdition of(LoggedEdition logged, String log) {
        try {
            return new TrackedEdition(ArticleJsonReader.read(logged.edition().json()), logged, log);
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the archive holds what it was not given", e);
        }
    }

    /** The change that a reader with certain rights gets. */
    enum Visibility {
        /** This edition. */
        VISIBLE,
        /** A withdrawal: earlier revisions were visible. */
        LOST,
        HIDDEN
    }

    Visibility visibility(AccessScope rights) {
        if (rights.covers(edition.audience())) {
            return Visibility.VISIBLE;
        }
        return edition.formerly().stream().anyMatch(rights::covers) ? Visibility.LOST : Visibility.HIDDEN;
    }

    boolean isWithdrawal() {
        return logged.edition().type() == ChangeType.WITHDRAWN;
    }

    /** The type of change that a reader with these rights gets. */
    ChangeType typeFor(AccessScope rights) {
        return rights.covers(edition.audience()) ? logged.edition().type() : ChangeType.WITHDRAWN;
    }
}
