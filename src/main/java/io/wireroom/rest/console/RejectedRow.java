package io.wireroom.rest.console;

import io.wireroom.history.HistoryRecord.Rejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rejected document in a list.
 *
 * @param resolved whether it was redriven and not rejected again
 */
public record RejectedRow(
        String id,
        String code,
        String detail,
        @Nullable String title,
        @Nullable String source,
        @Nullable String article,
        DisplayedTime received,
        boolean resolved) {

    static RejectedRow of(Rejected rejected, boolean resolved, Instant now) {
        var identity = rejected.identity();
        return new RejectedRow(
                rejected.position().toString(),
                rejected.failure().code(),
                rejected.failure().detail(),
                identity.title(),
                identity.source() == null ? null : identity.source().name(),
                identity.id() == null ? null : identity.id().toString(),
                DisplayedTime.of(rejected.received(), now),
                resolved);
    }

    /** A display name. */
    public String name() {
        return title == null || title.isBlank() ? "Document " + id : title;
    }
}
