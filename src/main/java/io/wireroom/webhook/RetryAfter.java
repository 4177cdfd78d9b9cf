package io.wireroom.webhook;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field {@code Retry-After} (RFC 9110 §10.2.3) as a number of seconds. A date is ignored, because clocks differ. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    static @Nullable Duration read(@Nullable String field) {
        return field != null && SECONDS.matcher(field.strip()).matches()
                ? Duration.ofSeconds(Long.parseLong(field.strip()))
                : null;
    }
}
