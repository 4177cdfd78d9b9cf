package io.wireroom.rest.pages;

import java.util.List;

/**
 * The content of the start page.
 *
 * @param state state of the archive, in one line
 * @param readable whether the visitor may see the lists of articles
 * @param feedsOpen whether the visitor's browser may load feeds
 * @param keyNeeded whether requests need a key
 */
public record StartPage(
        String state,
        boolean readable,
        boolean feedsOpen,
        boolean keyNeeded,
        List<FeedLink> feeds,
        List<Command> commands) {

    /** An example command. */
    public record Command(String purpose, String text) {}
}
