package io.wireroom.rest.console;

import io.wireroom.history.HistoryRecord.Held;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article that waits, in a list.
 *
 * @param release when it is published; null for a draft
 */
public record HeldRow(
        String article,
        String title,
        String source,
        @Nullable Moment release,
        Moment since) {

    static HeldRow of(Held held, Instant now) {
        String title = held.title();
        return new HeldRow(
                held.id().toString(),
                title == null || title.isBlank() ? "Article " + held.id() : title,
                held.source().name(),
                Moment.ofNullable(held.release(), now),
                Moment.of(held.since(), now));
    }
}
