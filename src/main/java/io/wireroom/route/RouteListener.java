package io.wireroom.route;

/** Receives the results of routes. The names are those of routes that are or were in the routes file. */
public interface RouteListener {
    /** Ignores all calls. */
    RouteListener NONE = new RouteListener() {
        @Override
        public void sent(String route) {}

        @Override
        public void removed(String route) {}

        @Override
        public void failed(String route, Failure reason) {}
    };

    void sent(String route);

    void removed(String route);

    void failed(String route, Failure reason);

    /** Why an article that matches a rule was not sent to its topic. */
    enum Failure {
        EXPRESSION,
        TOO_LARGE,
        /** The topic does not exist or is not writable. */
        TOPIC,
        /** A defect in Wireroom. */
        INTERNAL
    }
}
