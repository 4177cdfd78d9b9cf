package io.wireroom.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Counts the documents of a query by month. A segment's documents are sorted newest first, so the month rarely changes.
 */
final class MonthCounts {
    private final SortedMap<YearMonth, MonthOfArticles> counted = new TreeMap<>(Comparator.reverseOrder());
    private YearMonth month = YearMonth.of(1970, 1);
    /** First millisecond of the month. */
    private long start;

    /** First millisecond after the month. */
    private long end;

    private int articles;
    private long updated;

    private MonthCounts() {}

    static List<MonthOfArticles> of(IndexSearcher searcher, Query query) throws IOException {
        var months = new MonthCounts();
        Scan.over(searcher, query, segment -> {
            var dates = NumericValues.of(segment, Fields.DATE);
            var updates = NumericValues.of(segment, Fields.UPDATED);
            return document -> months.add(dates.at(document), updates.at(document));
        });
        months.endMonth();
        return List.copyOf(months.counted.values());
    }

    private void add(long date, long update) {
        if (date < start || date >= end) {
            endMonth();
            month = YearMonth.from(Instant.ofEpochMilli(date).atOffset(ZoneOffset.UTC));
            start = start(month);
            end = start(month.plusMonths(1));
        }
        updated = articles == 0 ? update : Math.max(updated, update);
        articles++;
    }

    private void endMonth() {
        if (articles > 0) {
            counted.merge(month, new MonthOfArticles(month, articles, Instant.ofEpochMilli(updated)), MonthCounts::sum);
            articles = 0;
        }
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static MonthOfArticles sum(MonthOfArticles one, MonthOfArticles other) {
        var updated = one.updated().isAfter(other.updated()) ? one.updated() : other.updated();
        return new MonthOfArticles(one.month(), one.articles() + other.articles(), updated);
    }
}
