package io.wireroom.command;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.route.Route;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RouteTable.Selection;
import io.wireroom.route.RouteTable.Target;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the articles of each route, and finally their number. */
final class RouteReport {
    private final RouteTable table;
    private final @Nullable String only;
    private final PrintWriter out;
    private final Map<String, Integer> matches = new LinkedHashMap<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private long articles;

    /** @param only limits the output to one route; null for all */
    RouteReport(RouteTable table, @Nullable String only, PrintWriter out) {
        this.table = table;
        this.only = only;
        this.out = out;
        table.routes().stream().map(Route::name).filter(this::isSelected).forEach(name -> matches.put(name, 0));
    }

    /**
     * Prints the routes of an article and counts it.
     *
     * @param json an article; other input is skipped
     */
    void add(byte[] json) {
        try {
            Edition edition = ArticleJsonReader.read(json);
            if (edition instanceof Article article) {
                articles++;
                print(article, table.select(article));
            }
        } catch (MalformedEditionException other) {
            // the last line of a snapshot, or not an article
        }
    }

    private void print(Article article, Selection selection) {
        for (Target target : selection.targets().values()) {
            target.names().stream().filter(this::isSelected).forEach(name -> {
                matches.merge(name, 1, Integer::sum);
                out.printf("%s\t%s\t%s%n", name, article.id(), article.title());
            });
        }
        selection.failed().forEach((name, reason) -> {
            if (isSelected(name)) {
                failures.merge(name, 1, Integer::sum);
                out.printf("%s\t%s\tthe expression fails: %s%n", name, article.id(), article.title());
            }
        });
    }

    /** Prints the counts of each route. */
    void printSummary() {
        if (articles == 0) {
            out.printf(
                    "%d routes, nothing is wrong with them.%n", table.routes().size());
            return;
        }
        matches.forEach((name, count) -> out.printf(
                "%s: %d of %d articles; its expression fails on %d%n",
                name, count, articles, failures.getOrDefault(name, 0)));
    }

    private boolean isSelected(String name) {
        return only == null || only.equals(name);
    }
}
