package io.wireroom.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts what a query finds by month. */
final class Months {
    private Months() {}

    static List<MonthOfArticles> of(IndexSearcher searcher, Query query) throws IOException {
        Map<YearMonth, MonthOfArticles> months = new TreeMap<>(Comparator.reverseOrder());
        Scan.over(searcher, query, segment -> {
            var dates = Numbers.of(segment, Fields.DATE);
            var updates = Numbers.of(segment, Fields.UPDATED);
            return document -> {
                var date = Instant.ofEpochMilli(dates.at(document));
                var updated = Instant.ofEpochMilli(updates.at(document));
                var month = YearMonth.from(date.atOffset(ZoneOffset.UTC));
                months.merge(month, new MonthOfArticles(month, 1, updated), Months::sum);
            };
        });
        return List.copyOf(months.values());
    }

    private static MonthOfArticles sum(MonthOfArticles one, MonthOfArticles other) {
        var updated = one.updated().isAfter(other.updated()) ? one.updated() : other.updated();
        return new MonthOfArticles(one.month(), one.articles() + other.articles(), updated);
    }
}
