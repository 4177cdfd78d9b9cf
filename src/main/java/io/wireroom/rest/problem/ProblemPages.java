package io.wireroom.rest.problem;

import io.vertx.ext.web.RoutingContext;

/** Problems as HTML, for browsers. */
public interface ProblemPages {

    /** Whether problems of requests for this path have these pages. */
    boolean areFor(String path);

    /**
     * @param type URL of the page that explains the type
     * @return a page with the content of the problem document
     */
    byte[] write(Problem problem, String type, RoutingContext request);

    /** The {@code Content-Security-Policy} that the pages need. */
    String securityPolicy();
}
