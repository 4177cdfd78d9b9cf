package io.wireroom.rest.sync;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.article.ArticleId;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.render.HugoArchive;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Hugo content tree as {@code .tar.gz}: all published articles, or, with a cursor, the changed articles and the files to
 * delete. The last entry {@code cursor.txt} has the cursor for the next request.
 *
 * <pre>{@code
 * news/202507/126642-harbour-reopens.md
 * deleted.txt
 * cursor.txt
 * }</pre>
 */
@Path("/v1/hugo.tar.gz")
@RunOnVirtualThread
public class HugoResource {
    private static final PageSize CHANGES_PER_PAGE = PageSize.of(200);

    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Exports exports;

    HugoResource(PartnerAuthenticator authenticator, Editions editions, Exports exports) {
        this.authenticator = authenticator;
        this.editions = editions;
        this.exports = exports;
    }

    @GET
    public Response archive(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        Reader reader = authenticator.reader(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of("cursor", CursorTracker.CONSUMER));
        Exports.Exchange exchange = new Exports.Exchange(headers, request);
        return exports.respond(parameters, reader, exchange, "application/gzip", this::write);
    }

    private void write(Exports.Export export, OutputStream out) throws IOException {
        try (HugoArchive archive = new HugoArchive(out)) {
            EntitledChanges.Found from = export.from();
            if (from == null) {
                addAll(export, archive);
            } else {
                addChanges(from, export, archive);
            }
            archive.finish(export.next());
        }
    }

    private void addAll(Exports.Export export, HugoArchive archive) throws IOException {
        export.each(
                export.view().snapshot(export.reader().rights()),
                article -> archive.add(editions.read(article, export.reader())));
    }

    /**
     * Adds changed articles, ordered by id: the order of changes of different partitions differs between replicas, but the
     * archive's bytes must not.
     */
    private void addChanges(EntitledChanges.Found from, Exports.Export export, HugoArchive archive) throws IOException {
        Stream<ArchivedEdition> articles = changed(from, export, archive).stream()
                .map(id -> export.view()
                        .find(id, export.reader().rights())
                        .orElseThrow(() -> new IllegalStateException("article " + id + " is missing from its view")));
        export.each(articles, article -> archive.add(editions.read(article, export.reader())));
    }

    /** The ids of changed articles. Articles that the reader may no longer see are recorded as deleted. */
    private static SortedSet<ArticleId> changed(
            EntitledChanges.Found from, Exports.Export export, HugoArchive archive) {
        SortedSet<ArticleId> changed = new TreeSet<>();
        ChangesPage page;
        Cursor at = from.start();
        do {
            export.memory().reserveForReading();
            page = from.page(
                    export.view(),
                    at,
                    CHANGES_PER_PAGE,
                    positions ->
                            export.view().changes(positions, export.reader().rights(), CHANGES_PER_PAGE));
            for (ChangeEntry entry : page.entries()) {
                switch (entry) {
                    case ChangeEntry.Visible visible ->
                        changed.add(visible.edition().id());
                    case ChangeEntry.AccessLost lost -> archive.delete(lost.path(), lost.updated());
                }
            }
            at = page.cursor();
        } while (!page.exhausted());
        export.memory().release();
        return changed;
    }
}
