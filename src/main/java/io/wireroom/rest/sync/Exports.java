package io.wireroom.rest.sync;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.receipts.Consumer;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.ConcurrencyLimits;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates responses of any length that are streamed from one archive view. Content and entity tag depend on the view's
 * positions only: a conditional request gets 304 without reading articles if nothing has changed.
 */
@Singleton
final class Exports {
    private final ArchiveAccess archiveAccess;
    private final Links links;
    private final CursorTracker cursorTracker;
    private final CursorResolver cursorResolver;
    private final StalledWriteWatchdog watchdog;
    private final ConcurrencyLimits limits;
    private final ResponseMemory memory;

    Exports(
            ArchiveAccess archiveAccess,
            Links links,
            CursorTracker cursorTracker,
            CursorResolver cursorResolver,
            StalledWriteWatchdog watchdog,
            ConcurrencyLimits limits,
            ResponseMemory memory) {
        this.archiveAccess = archiveAccess;
        this.links = links;
        this.cursorTracker = cursorTracker;
        this.cursorResolver = cursorResolver;
        this.watchdog = watchdog;
        this.limits = limits;
        this.memory = memory;
    }

    /**
     * An export of one archive view.
     *
     * @param from start of the export; null for a full export
     * @param cursor the cursor for the next export
     * @param memory memory of the response
     */
    record Export(
            ArchiveView view,
            EntitledChanges.@Nullable Found from,
            Reader reader,
            String identity,
            Cursor cursor,
            ResponseMemory.Accounting memory) {

        /** The cursor for the next export, as text. */
        String next() {
            return cursor.encode(identity);
        }

        /** Writes articles one by one, with at most one in memory. */
        void each(Stream<ArchivedEdition> articles, ArticleWriter writer) throws IOException {
            try (articles) {
                Iterator<ArchivedEdition> iterator = articles.iterator();
                while (hasNext(iterator)) {
                    ArchivedEdition article = iterator.next();
                    memory.articlesRead(article.json().length);
                    writer.write(article);
                }
            }
            memory.release();
        }

        /** Reserves memory first, because this reads the next article. */
        private boolean hasNext(Iterator<ArchivedEdition> iterator) {
            memory.reserveForReading();
            return iterator.hasNext();
        }
    }

    /** Writes one article. */
    interface ArticleWriter {
        void write(ArchivedEdition article) throws IOException;
    }

    /** Writes an export. It does not close the stream. */
    interface Writer {
        void write(Export export, OutputStream out) throws IOException;
    }

    /** Creates the response; the parameters {@code cursor} and {@code consumer} are optional. */
    Response respond(Parameters parameters, Reader reader, Exchange exchange, String mediaType, Writer writer) {
        String identity = archiveAccess.identity();
        String channel = mediaType.equals("application/gzip") ? "hugo" : "snapshot";
        Consumer consumer = cursorTracker.consumer(parameters, reader, channel, identity);
        Cursor given = parameters.changes("cursor", identity, links.snapshot());
        cursorTracker.returned(consumer, given);
        ArchiveView view = archiveAccess.view();
        Export export = export(view, given, reader, identity);
        StreamingOutput content = out -> {
            try (view;
                    OutputStream watched = watchdog.watch(out, exchange.request())) {
                writer.write(export, watched);
            }
        };
        Response response = Responses.stream(exchange.headers(), name(export, mediaType), mediaType, content)
                .build();
        if (response.getEntity() == null || exchange.isHead()) {
            view.close();
            return Response.fromResponse(response).entity(null).build();
        }
        try {
            limits.acquire(ConcurrencyLimits.Kind.EXPORT);
        } catch (Problem full) {
            view.close();
            throw full;
        }
        cursorTracker.sent(consumer, export.cursor());
        return response;
    }

    private Export export(ArchiveView view, @Nullable Cursor given, Reader reader, String identity) {
        try {
            PartitionOffsets reached =
                    given == null ? view.positions() : view.positions().furthest(given.positions());
            EntitledChanges.Found from = given == null ? null : resolve(reader, given, view, identity);
            return new Export(view, from, reader, identity, cursorResolver.at(reached, reader), memory.accounting());
        } catch (Problem refused) {
            view.close();
            throw refused;
        }
    }

    /** After a change of rights, only a replica that has read as far as the holdings can determine the difference. */
    private EntitledChanges.Found resolve(Reader reader, Cursor given, ArchiveView view, String identity) {
        EntitledChanges.Found found = cursorResolver.resolve(reader, given, view, identity);
        if (found.isChange() && !view.positions().reaches(given.positions())) {
            throw new Problem(ProblemType.UNAVAILABLE, "The archive is behind the cursor")
                    .header(HttpHeaders.RETRY_AFTER, "1");
        }
        return found;
    }

    /** A request and its headers. */
    record Exchange(HttpHeaders headers, HttpServerRequest request) {
        boolean isHead() {
            return request.method().name().equals("HEAD");
        }
    }

    private static String name(Export export, String mediaType) {
        EntitledChanges.Found from = export.from();
        String since = from == null ? "everything" : from.start().encode(export.identity());
        return String.join(
                "\n",
                mediaType,
                export.identity(),
                export.next(),
                since,
                rights(export.reader()),
                export.reader().site());
    }

    private static String rights(Reader reader) {
        return String.join(
                "\n",
                reader.rights().sources().stream().sorted().toList().toString(),
                reader.rights().tags().stream().sorted().toList().toString(),
                reader.rights().languages().stream().sorted().toList().toString());
    }
}
