package io.wireroom.rest.pages;

import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ListOrder;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** The archive's state in one line. */
@Singleton
final class StartState {
    private final ArchiveAccess archiveAccess;
    private final ArchiveStatus status;

    StartState(ArchiveAccess archiveAccess, ArchiveStatus status) {
        this.archiveAccess = archiveAccess;
        this.status = status;
    }

    /** @param visitor reader whose articles are shown; empty if the visitor may not see any */
    String of(Optional<Reader> visitor) {
        if (visitor.isEmpty()) {
            return "Open to partners, with a key.";
        }
        try (ArchiveView view = archiveAccess.view()) {
            return articles(view, ArticleQuery.of(visitor.get().rights()).by(ListOrder.UPDATED)) + lag();
        } catch (Problem notOpen) {
            String failure = status.failure();
            return "Nothing to read yet: " + (failure == null ? "the archive is catching up with the log" : failure)
                    + ".";
        }
    }

    private static String articles(ArchiveView view, ArticleQuery query) {
        int count = view.count(query);
        ArticlePage latest = view.newest(query, 1, null);
        if (latest.items().isEmpty()) {
            return "No articles yet";
        }
        ArchivedEdition last = latest.items().getFirst();
        return String.format(
                Locale.ENGLISH,
                "%,d article%s, the last change of %s",
                count,
                count == 1 ? "" : "s",
                ReadableTime.of(last.updated()));
    }

    private String lag() {
        String failure = status.failure();
        if (failure != null) {
            return "; " + failure + ".";
        }
        long lag = status.lag();
        if (lag < 0) {
            return ".";
        }
        return lag == 0 ? "; up to date." : String.format(Locale.ENGLISH, "; %,d changes behind.", lag);
    }
}
