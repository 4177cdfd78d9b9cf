package io.wireroom.rest.console;

import io.wireroom.history.HistoryPosition;
import io.wireroom.history.RejectedQuery;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter of the list of rejected documents. */
record RejectedFilter(String code, String source, String since) {
    private static final Map<String, Duration> SINCE = Map.of("24h", Duration.ofHours(24), "7d", Duration.ofDays(7));
    private static final String KEY = "[A-Za-z0-9-]{0,200}";
    private static final String CODE = "[a-z0-9.-]{0,100}";
    private static final String PERIODS = "24h|7d|";

    /** @throws Problem 400 with the parameter's name, if a value is invalid */
    static RejectedFilter of(@Nullable String code, @Nullable String source, @Nullable String since) {
        return new RejectedFilter(
                checked("code", code, CODE, "the code of an error, such as title.missing"),
                checked("source", source, KEY, "the key of a source: letters, digits and hyphens"),
                checked("since", since, PERIODS, "24h or 7d"));
    }

    private static String checked(String name, @Nullable String value, String pattern, String expected) {
        String stripped = value == null ? "" : value.strip();
        if (!stripped.matches(pattern)) {
            throw new Problem(ProblemType.BAD_PARAMETER, name + ": " + expected).with("parameter", name);
        }
        return stripped;
    }

    RejectedQuery query(Instant now) {
        Duration age = SINCE.get(since);
        return new RejectedQuery(
                code.isEmpty() ? Set.of() : Set.of(code),
                source.isEmpty() ? Set.of() : Set.of(source),
                age == null ? null : now.minus(age));
    }

    /** Path of the page that begins after {@code position}. */
    String path(@Nullable HistoryPosition position) {
        return "/console/rejected?code=" + code + "&source=" + source + "&since=" + since
                + (position == null ? "" : "&cursor=" + position.encode());
    }
}
