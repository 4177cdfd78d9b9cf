package io.wireroom.archive;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Statistics of a month with published articles.
 *
 * @param month month of {@code date} in UTC
 * @param articles number of articles
 * @param updated time of the latest revision of any of them
 */
public record MonthOfArticles(YearMonth month, int articles, Instant updated) {}
