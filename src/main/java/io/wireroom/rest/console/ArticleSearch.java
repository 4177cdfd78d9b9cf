package io.wireroom.rest.console;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListOrder;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryPosition;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.history.RejectedQuery;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds articles by words: visible ones by full text, held and rejected ones by title. */
@Singleton
final class ArticleSearch {
    private static final int MAX_RESULTS = 25;
    private static final int PAGE = 200;

    /** Maximum number of held and of rejected documents that are searched, the next or newest first. */
    private static final int MAX_EXAMINED = 2_000;

    private final ArchiveAccess archive;
    private final HistoryAccess history;
    private final Clock clock = Clock.systemUTC();

    ArticleSearch(ArchiveAccess archive, HistoryAccess history) {
        this.archive = archive;
        this.history = history;
    }

    /** The articles with the latest changes, including withdrawn ones. */
    List<ArticleRow> newest() {
        return visible(ArticleQuery.of(AccessScope.ALL).by(ListOrder.UPDATED).withWithdrawals(), clock.instant());
    }

    /** Articles with these words: visible ones, then held ones, then rejected documents. */
    List<ArticleRow> find(String words) {
        Instant now = clock.instant();
        List<ArticleRow> found =
                new ArrayList<>(visible(ArticleQuery.of(AccessScope.ALL).about(words), now));
        found.addAll(held(words, now));
        found.addAll(rejected(words, now));
        return found;
    }

    private List<ArticleRow> visible(ArticleQuery query, Instant now) {
        try (ArchiveView view = archive.view()) {
            return view.newest(query, MAX_RESULTS, null).items().stream()
                    .map(archived -> row(archived, now))
                    .toList();
        }
    }

    private static ArticleRow row(ArchivedEdition archived, Instant now) {
        try {
            Edition edition = ArticleJsonReader.read(archived.json());
            boolean visible = edition instanceof Article;
            return new ArticleRow(
                    path(archived.id().toString()),
                    edition instanceof Article article ? article.title() : "Article " + archived.id(),
                    edition.source().name(),
                    visible ? "visible" : "withdrawn",
                    DisplayedTime.of(edition.updated(), now));
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the archive holds what it was not given", e);
        }
    }

    private List<ArticleRow> held(String words, Instant now) {
        List<Held> found = titled(
                words, (after, limit) -> history.query(search -> search.held(Set.of(), after, limit)), Held::title);
        return found.stream()
                .map(held -> HeldRow.of(held, now))
                .map(held -> new ArticleRow(path(held.article()), held.title(), held.source(), "held", held.since()))
                .toList();
    }

    private List<ArticleRow> rejected(String words, Instant now) {
        RejectedQuery all = new RejectedQuery(Set.of(), Set.of(), null);
        List<Rejected> found = titled(
                words,
                (after, limit) -> history.query(search -> search.rejected(all, after, limit)),
                rejected -> rejected.identity().title());
        return found.stream()
                .map(rejected -> RejectedRow.of(rejected, false, now))
                .map(rejected -> new ArticleRow(
                        "/console/rejected/" + rejected.id(),
                        rejected.name(),
                        rejected.source() == null ? "unknown source" : rejected.source(),
                        "rejected",
                        rejected.received()))
                .toList();
    }

    /** Returns the title of an item. */
    private interface Title<T> {
        @Nullable
        String of(T item);
    }

    private static <T> List<T> titled(
            String words, BiFunction<@Nullable HistoryPosition, Integer, HistoryPage<T>> list, Title<T> title) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        List<T> found = new ArrayList<>();
        HistoryPosition after = null;
        int looked = 0;
        do {
            HistoryPage<T> page = list.apply(after, PAGE);
            page.items().stream()
                    .filter(item -> contains(title.of(item), wanted))
                    .limit(MAX_RESULTS - found.size())
                    .forEach(found::add);
            looked += PAGE;
            after = page.next();
        } while (after != null && found.size() < MAX_RESULTS && looked < MAX_EXAMINED);
        return found;
    }

    private static boolean contains(@Nullable String title, String wanted) {
        return title != null && title.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String path(String id) {
        return "/console/articles/" + id;
    }
}
