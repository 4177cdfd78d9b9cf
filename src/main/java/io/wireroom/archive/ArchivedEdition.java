package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import java.time.Instant;

/**
 * An article's latest edition in the archive.
 *
 * @param type {@code WITHDRAWN} for a withdrawal; its JSON has the reason
 * @param path the article's {@code url}
 * @param date the article's date, in milliseconds resolution
 * @param updated creation time of this revision, in milliseconds resolution
 * @param json the record's value, unchanged; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched; nothing compares editions
public record ArchivedEdition(
        ArticleId id, int revision, ChangeType type, String path, Instant date, Instant updated, byte[] json) {

    static ArchivedEdition of(Change change) {
        var edition = change.edition();
        return new ArchivedEdition(
                edition.id(),
                edition.revision(),
                change.type(),
                edition.path(),
                Instant.ofEpochMilli(Millis.of(edition.date())),
                Instant.ofEpochMilli(Millis.of(edition.updated())),
                change.json());
    }

    /** As a change of another type: an article that becomes visible to a reader is published for it. */
    ArchivedEdition as(ChangeType other) {
        return new ArchivedEdition(id, revision, other, path, date, updated, json);
    }

    /** Position of this edition in lists by date. */
    public ListPosition position() {
        return position(ListOrder.DATE);
    }

    /** Position of this edition in lists of the given order. */
    public ListPosition position(ListOrder order) {
        Instant time = switch (order) {
            case DATE -> date;
            case UPDATED -> updated;
        };
        return new ListPosition(order, time.toEpochMilli(), id);
    }
}
