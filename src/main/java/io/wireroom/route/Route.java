package io.wireroom.route;

import org.jspecify.annotations.Nullable;

/**
 * A rule that sends articles to a topic.
 *
 * @param where a further condition; absent if there is none
 */
public record Route(
        String name,
        String topic,
        RouteFormat format,
        Conditions when,
        @Nullable Expression where) {

    /**
     * Whether an article is on this route.
     *
     * @throws ExpressionFailure if the expression fails on it
     */
    boolean matches(Candidate article) throws ExpressionFailure {
        return when.match(article) && (where == null || where.holds(article));
    }
}
