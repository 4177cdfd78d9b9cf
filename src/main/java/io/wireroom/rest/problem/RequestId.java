package io.wireroom.rest.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a request in its response, in problem documents and in the log. Clients and proxies may set it with
 * {@code X-Request-Id}.
 */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "wireroom.request-id";

    /** Accepted ids: safe in headers, log lines and JSON without escaping. */
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private RequestId() {}

    /**
     * The client's id if it has 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}; else 16 random hexadecimal
     * digits.
     */
    static String chosen(@Nullable String given) {
        return given != null && VALID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The request's id. It does not change during the request. */
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
