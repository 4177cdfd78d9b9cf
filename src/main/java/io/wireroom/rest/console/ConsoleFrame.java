package io.wireroom.rest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of all pages of the console.
 *
 * @param site name of the service
 * @param operator the signed-in operator; null without sign-in
 * @param signedIn whether the navigation is shown
 * @param token CSRF token for forms
 * @param path path of the page, which is marked in the navigation
 */
public record ConsoleFrame(
        String title, String site, @Nullable String operator, boolean signedIn, String token, String path) {

    private static final List<Link> LINKS = List.of(
            new Link("/console", "Overview"),
            new Link("/console/articles", "Articles"),
            new Link("/console/rejected", "Rejected"),
            new Link("/console/held", "Held"),
            new Link("/console/try", "Try"));

    /** A link of the navigation. */
    public record Link(String path, String name) {}

    public List<Link> links() {
        return LINKS;
    }
}
