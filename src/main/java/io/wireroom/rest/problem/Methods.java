package io.wireroom.rest.problem;

import java.util.Set;

/**
 * The methods allowed for each path. The framework resolves methods per resource class, which is not sufficient for paths
 * that are served by several classes.
 */
public final class Methods {
    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String GET_METHODS = "GET, HEAD, OPTIONS";
    private static final String REJECTED = "/v1/rejected/";
    private static final String ARTICLE_PATH = "/v1/articles/";

    private Methods() {}

    /** The value of {@code Allow} for a path (RFC 9110 §10.2.1). */
    static String allowed(String path) {
        return switch (path) {
            case "/v1/articles" -> "GET, HEAD, POST, OPTIONS";
            case "/v1/import" -> "POST, OPTIONS";
            case "/v1/rejected/redrive" -> "POST, OPTIONS";
            case String redrive when redrive.startsWith(REJECTED) && redrive.endsWith("/redrive") -> "POST, OPTIONS";
            case String history when history.startsWith(ARTICLE_PATH) && history.endsWith("/history") -> GET_METHODS;
            case String article
            when article.startsWith(ARTICLE_PATH) && article.indexOf('.') < 0 -> "GET, HEAD, DELETE, OPTIONS";
            default -> GET_METHODS;
        };
    }

    /** Whether the framework's status means that the path exists but does not allow the method. */
    static boolean isRefused(int status, String method, String path) {
        return status == 405 || (status == 404 && !READ_METHODS.contains(method) && path.startsWith(ARTICLE_PATH));
    }
}
