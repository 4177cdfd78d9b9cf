package io.wireroom.rest.console;

/**
 * An article in a list.
 *
 * @param path path of its page in the console
 * @param state state, such as {@code visible}
 */
public record ArticleRow(String path, String title, String source, String state, DisplayedTime time) {}
