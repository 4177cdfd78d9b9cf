package io.wireroom.rest.console;

import io.wireroom.history.HistoryRecord.Held;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A held article in a list.
 *
 * @param release release time; null for a draft
 */
public record HeldRow(
        String article,
        String title,
        String source,
        @Nullable DisplayedTime release,
        DisplayedTime since) {

    static HeldRow of(Held held, Instant now) {
        String title = held.title();
        return new HeldRow(
                held.id().toString(),
                title == null || title.isBlank() ? "Article " + held.id() : title,
                held.source().name(),
                DisplayedTime.ofNullable(held.release(), now),
                DisplayedTime.of(held.since(), now));
    }
}
