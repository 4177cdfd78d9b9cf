package io.wireroom.rest.problem;

import java.util.Set;

/**
 * The methods of each path. The framework finds resources class by class, and knows too little of a path that several serve
 * or whose articles come by name.
 */
public final class Methods {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String GETTING = "GET, HEAD, OPTIONS";
    private static final String REJECTED = "/v1/rejected/";
    private static final String ONE_ARTICLE = "/v1/articles/";

    private Methods() {}

    /** What {@code Allow} is to say of a path (RFC 9110 §10.2.1). */
    static String allowed(String path) {
        return switch (path) {
            case "/v1/articles" -> "GET, HEAD, POST, OPTIONS";
            case "/v1/import" -> "POST, OPTIONS";
            case "/v1/rejected/redrive" -> "POST, OPTIONS";
            case String redrive when redrive.startsWith(REJECTED) && redrive.endsWith("/redrive") -> "POST, OPTIONS";
            case String history when history.startsWith(ONE_ARTICLE) && history.endsWith("/history") -> GETTING;
            case String article
            when article.startsWith(ONE_ARTICLE) && article.indexOf('.') < 0 -> "GET, HEAD, DELETE, OPTIONS";
            default -> GETTING;
        };
    }

    /** Whether an answer of the framework means that the path is known, but not with this method. */
    static boolean isRefused(int status, String method, String path) {
        return status == 405 || (status == 404 && !READING.contains(method) && path.startsWith(ONE_ARTICLE));
    }
}
