package io.wireroom.rest.console;

/**
 * An article in a list.
 *
 * @param path of the console's page about it
 * @param state such as {@code visible}
 */
public record ArticleRow(String path, String title, String source, String state, DisplayedTime time) {}
