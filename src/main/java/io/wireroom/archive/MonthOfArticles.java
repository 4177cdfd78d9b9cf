package io.wireroom.archive;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A month in which published articles are from.
 *
 * @param month of {@code date} in UTC
 * @param articles how many
 * @param updated the latest revision's time among them
 */
public record MonthOfArticles(YearMonth month, int articles, Instant updated) {}
