package io.wireroom.rest.intake;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.imports.DocumentCheck;
import io.wireroom.partner.Publishing;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents of clients that may submit only documents of some sources: the document must be of one of these sources, and so must
 * the known editions of its article, whether visible, withdrawn or held. The index may lag behind; the pipeline checks the same again
 * with what it has decided, and also whether an article that is withdrawn is known.
 */
@Singleton
public final class SourceRights {
    private static final Rejection FORBIDDEN = new Rejection(
            Rejection.Code.SOURCE_FORBIDDEN,
            "the key may not hand in documents of this source, or its article is another source's");

    private final ArchiveAccess archive;
    private final HistoryAccess history;
    private final DocumentPreviews previews;

    SourceRights(ArchiveAccess archive, HistoryAccess history, DocumentPreviews previews) {
        this.archive = archive;
        this.history = history;
        this.previews = previews;
    }

    /** The check of a client's documents: validation like in the pipeline, and source rights. */
    DocumentCheck of(ClientPermissions permissions) {
        return (document, contentType) ->
                preview(document, contentType, permissions.publishing()).then(preview -> Result.ok(preview.id()));
    }

    /**
     * The outcome of a document of a client that may submit these, if it were sent now.
     *
     * @throws Problem 503 while the indexes are unavailable
     */
    public Result<Preview> preview(byte[] document, @Nullable String contentType, Publishing publishing) {
        return previews.of(document, contentType)
                .then(preview -> check(publishing, preview)
                        .<Result<Preview>>map(Result.Rejected::new)
                        .orElseGet(() -> Result.ok(preview)));
    }

    /**
     * The reason why it is rejected; empty if it is accepted.
     *
     * @throws Problem 503 while the indexes are unavailable
     */
    Optional<Rejection> check(Publishing publishing, Preview preview) {
        if (!publishing.isRestricted()) {
            return Optional.empty();
        }
        Article article = switch (preview) {
            case Preview.Published(Article published) -> published;
            case Preview.Held(Article held, var release) -> held;
            case Preview.Withdrawn _ -> null;
        };
        return isAllowed(publishing, preview.id(), article) ? Optional.empty() : Optional.of(FORBIDDEN);
    }

    private boolean isAllowed(Publishing publishing, ArticleId id, @Nullable Article article) {
        if (article != null && !publishing.covers(article.source().key())) {
            return false;
        }
        String published = publishedBy(id);
        String held = history.query(search -> search.held(id))
                .map(waiting -> waiting.source().key())
                .orElse(null);
        return (published == null || publishing.covers(published)) && (held == null || publishing.covers(held));
    }

    private @Nullable String publishedBy(ArticleId id) {
        try (ArchiveView view = archive.view()) {
            ArchivedEdition archived = view.find(id, AccessScope.ALL).orElse(null);
            if (archived == null) {
                return null;
            }
            Edition edition = ArticleJsonReader.read(archived.json());
            return edition.source().key();
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("the archive holds what it was not given", e);
        }
    }
}
