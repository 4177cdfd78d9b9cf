package io.wireroom.rest.console;

import java.util.List;

/**
 * What was found, or the newest articles.
 *
 * @param query what was searched for; empty for the newest
 */
public record ArticleList(String query, List<ArticleRow> rows) {}
