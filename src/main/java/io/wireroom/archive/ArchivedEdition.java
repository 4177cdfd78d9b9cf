package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import java.time.Instant;

/**
 * An article's latest edition as the archive keeps it.
 *
 * @param type {@code WITHDRAWN} for a withdrawal; its JSON has the reason
 * @param path the article's {@code url}
 * @param date when the article is from, to the millisecond
 * @param updated when this revision came to be, to the millisecond
 * @param json the record's value, byte for byte; not to be changed
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

    /** Where this edition stands in the order of dates. */
    public ListPosition place() {
        return place(ListOrder.DATE);
    }

    /** Where this edition stands in {@link ArchiveView#newest}. */
    public ListPosition place(ListOrder order) {
        Instant time = switch (order) {
            case DATE -> date;
            case UPDATED -> updated;
        };
        return new ListPosition(order, time.toEpochMilli(), id);
    }
}
