package io.wireroom.rest.console;

import io.wireroom.history.HistoryPosition;
import io.wireroom.history.RejectedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rejected documents a page shows. Values that mean nothing are ignored. */
record RejectedFilter(String code, String source, String since) {
    private static final Map<String, Duration> SINCE = Map.of("24h", Duration.ofHours(24), "7d", Duration.ofDays(7));
    private static final String KEY = "[A-Za-z0-9-]{0,200}";
    private static final String CODE = "[a-z0-9.-]{0,100}";

    static RejectedFilter of(@Nullable String code, @Nullable String source, @Nullable String since) {
        return new RejectedFilter(
                matching(code, CODE), matching(source, KEY), since != null && SINCE.containsKey(since) ? since : "");
    }

    private static String matching(@Nullable String value, String pattern) {
        return value != null && value.matches(pattern) ? value : "";
    }

    RejectedQuery query(Instant now) {
        Duration age = SINCE.get(since);
        return new RejectedQuery(
                code.isEmpty() ? Set.of() : Set.of(code),
                source.isEmpty() ? Set.of() : Set.of(source),
                age == null ? null : now.minus(age));
    }

    /** Path of the page that begins behind {@code position}. */
    String path(@Nullable HistoryPosition position) {
        return "/console/rejected?code=" + code + "&source=" + source + "&since=" + since
                + (position == null ? "" : "&cursor=" + position.encode());
    }
}
