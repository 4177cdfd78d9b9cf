package io.wireroom.rest.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in its answer, in problems and in the log, so that a partner and an operator can speak of the same
 * one. A client or proxy may choose it with {@code X-Request-Id}.
 */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "wireroom.request-id";

    /** Fit for a header, a log line and JSON as it is, and too short to carry anything. */
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private RequestId() {}

    /** The client's, if it is 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}; else 16 hexadecimal digits. */
    static String chosen(@Nullable String given) {
        return given != null && GIVEN.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The request's, the same each time. */
    public static String of(RoutingContext request) {
        String known = request.get(KEY);
        if (known != null) {
            return known;
        }
        String chosen = chosen(request.request().getHeader(HEADER));
        request.put(KEY, chosen);
        return chosen;
    }
}
