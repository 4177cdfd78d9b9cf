package io.wireroom.rest.console;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.journal.JournalEntry;
import io.wireroom.partner.Partner;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.operate.ArticleStatus;
import io.wireroom.rest.operate.PartnerVisibility;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the information about an article. */
@Singleton
final class ArticleDetails {
    private static final int MAX_DECISIONS = 200;

    private final ArchiveAccess archive;
    private final HistoryAccess history;
    private final DecisionRows decisions;
    private final PartnerDirectory partners;
    private final ReceiptRows receipts;
    private final Clock clock = Clock.systemUTC();

    ArticleDetails(
            ArchiveAccess archive,
            HistoryAccess history,
            DecisionRows decisions,
            PartnerDirectory partners,
            ReceiptRows receipts) {
        this.receipts = receipts;
        this.archive = archive;
        this.history = history;
        this.decisions = decisions;
        this.partners = partners;
    }

    ArticleDetail of(ArticleId id) {
        Instant now = clock.instant();
        Edition edition = edition(id);
        Held held = history.query(search -> search.held(id)).orElse(null);
        List<JournalEntry> entries = history.query(search -> search.ofArticle(id, MAX_DECISIONS));
        ArticleStatus status = ArticleStatus.of(
                edition, held, entries, moment -> DisplayedTime.of(moment, now).text());
        return new ArticleDetail(
                id.toString(),
                title(id, edition, held, entries),
                source(edition, held, entries),
                status.state(),
                status.why(),
                edition == null ? null : edition.revision(),
                edition == null ? null : edition.path(),
                held == null ? null : HeldRow.of(held, now),
                entries.stream().map(entry -> decisions.of(entry, now)).toList(),
                partners(edition),
                receipts.of(id, now),
                edition instanceof Article article ? article.notes() : List.of());
    }

    private @Nullable Edition edition(ArticleId id) {
        try (ArchiveView view = archive.view()) {
            ArchivedEdition archived = view.find(id, AccessScope.ALL).orElse(null);
            return archived == null ? null : ArticleJsonReader.read(archived.json());
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the archive holds what it was not given", e);
        }
    }

    private List<ArticleDetail.PartnerStatus> partners(@Nullable Edition edition) {
        if (!(edition instanceof Article)) {
            return List.of();
        }
        return partners.registry().partners().stream()
                .map(partner -> visibility(partner, edition))
                .toList();
    }

    private static ArticleDetail.PartnerStatus visibility(Partner partner, Edition edition) {
        PartnerVisibility visibility = PartnerVisibility.of(partner, edition);
        return new ArticleDetail.PartnerStatus(partner.name(), visibility.visible(), visibility.why());
    }

    /** A withdrawal has no title, but the journal may have it. */
    private static String title(
            ArticleId id, @Nullable Edition edition, @Nullable Held held, List<JournalEntry> entries) {
        String visible = edition instanceof Article article ? article.title() : null;
        return Stream.concat(
                        Stream.of(visible, held == null ? null : held.title()),
                        entries.stream().map(JournalEntry::identity).map(DocumentIdentity::title))
                .filter(Objects::nonNull)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("Article " + id);
    }

    private static @Nullable String source(@Nullable Edition edition, @Nullable Held held, List<JournalEntry> entries) {
        if (edition != null) {
            return edition.source().name();
        }
        if (held != null) {
            return held.source().name();
        }
        return entries.stream()
                .map(entry -> entry.identity().source())
                .filter(Objects::nonNull)
                .map(source -> source.name())
                .findFirst()
                .orElse(null);
    }
}
