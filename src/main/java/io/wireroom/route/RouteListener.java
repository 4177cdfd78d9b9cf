package io.wireroom.route;

/** Hears what routes do. Names are those of routes that were in the file once. */
public interface RouteListener {
    /** Does nothing with it. */
    RouteListener NONE = new RouteListener() {
        @Override
        public void sent(String route) {}

        @Override
        public void takenBack(String route) {}

        @Override
        public void failed(String route, Failure why) {}
    };

    void sent(String route);

    void takenBack(String route);

    void failed(String route, Failure why);

    /** Why an article that a rule is about is not on its route. */
    enum Failure {
        EXPRESSION,
        TOO_LARGE,
        /** There is no such topic, or it may not be written to. */
        TOPIC,
        /** A defect in Wireroom. */
        INTERNAL
    }
}
