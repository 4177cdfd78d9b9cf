package io.wireroom.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one request.
 *
 * @param status status code of the response; 0 without a response
 * @param retryAfter value of {@code Retry-After}; null if absent or unreadable
 */
public record Reply(Result result, int status, @Nullable Duration retryAfter) {

    static Reply of(int status, @Nullable Duration retryAfter) {
        return new Reply(Result.of(status), status, retryAfter);
    }

    static Reply without(Result result) {
        return new Reply(result, 0, null);
    }

    public boolean isDelivered() {
        return result == Result.DELIVERED;
    }
}
