package io.wireroom.route;

import org.jspecify.annotations.Nullable;

/**
 * A rule that sends articles to a topic.
 *
 * @param where a further condition; null if there is none
 */
public record Route(
        String name,
        String topic,
        RouteFormat format,
        Conditions when,
        @Nullable Expression where) {

    /**
     * Whether an article matches this route.
     *
     * @throws ExpressionException if the expression fails for it
     */
    boolean matches(Candidate article) throws ExpressionException {
        return when.match(article) && (where == null || where.holds(article));
    }
}
