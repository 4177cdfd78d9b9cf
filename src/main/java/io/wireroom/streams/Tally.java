package io.wireroom.streams;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;

/**
 * Hears what became of each document: exactly one call a document, so that accepted = published + updated + unchanged + held
 * + withdrawn + rejected. {@link #released} is not about a document: it was counted when it was held.
 */
public interface Tally {
    void told(ChangeType type, Edition edition);

    /** Taken back before anybody saw it: counts as withdrawn. */
    void barred();

    void held();

    void unchanged();

    void rejected(Rejection.Code code);

    void released(Edition edition);
}
