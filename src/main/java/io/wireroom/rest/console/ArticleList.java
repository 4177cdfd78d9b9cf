package io.wireroom.rest.console;

import java.util.List;

/**
 * Search results, or the newest articles.
 *
 * @param query the search text; empty for the newest articles
 */
public record ArticleList(String query, List<ArticleRow> rows) {}
