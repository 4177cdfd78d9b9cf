package io.wireroom.rest.problem;

/** Problems as HTML, for those who look with a browser. */
public interface ProblemPages {

    /**
     * @param type URL of the page that explains the type
     * @return a page with all that the problem document says
     */
    byte[] write(Problem problem, String type, String requestId);

    /** The {@code Content-Security-Policy} that the pages need. */
    String securityPolicy();
}
