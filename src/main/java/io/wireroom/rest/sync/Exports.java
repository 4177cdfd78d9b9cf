package io.wireroom.rest.sync;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.receipts.Consumer;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.AnswerMemory;
import io.wireroom.rest.limits.Places;
import io.wireroom.rest.problem.Problem;
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
    private final ReturningReaders returning;
    private final StalledWriteWatchdog watchdog;
    private final Places places;
    private final AnswerMemory memory;

    Exports(
            ArchiveAccess archiveAccess,
            Links links,
            ReturningReaders returning,
            StalledWriteWatchdog watchdog,
            Places places,
            AnswerMemory memory) {
        this.archiveAccess = archiveAccess;
        this.links = links;
        this.returning = returning;
        this.watchdog = watchdog;
        this.places = places;
        this.memory = memory;
    }

    /**
     * An export of one archive view.
     *
     * @param from positions of the client's cursor; null for a full export
     * @param memory memory of the response
     */
    record Export(
            ArchiveView view,
            @Nullable PartitionOffsets from,
            Reader reader,
            String identity,
            AnswerMemory.Accounting memory) {

        /** The cursor for the next export. */
        String cursor() {
            return new Cursor(reached(), null).encode(identity);
        }

        private PartitionOffsets reached() {
            PartitionOffsets head = view.positions();
            return from == null ? head : head.furthest(from);
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
    Response answer(Parameters parameters, Reader reader, Exchange exchange, String mediaType, Writer writer) {
        String identity = archiveAccess.identity();
        String channel = mediaType.equals("application/gzip") ? "hugo" : "snapshot";
        Consumer consumer = returning.consumer(parameters, reader, channel, identity);
        PartitionOffsets from = parameters.positions("cursor", identity, links.snapshot());
        returning.returned(consumer, from);
        ArchiveView view = archiveAccess.view();
        Export export = new Export(view, from, reader, identity, memory.accounting());
        StreamingOutput content = out -> {
            try (view;
                    OutputStream watched = watchdog.watch(out, exchange.request())) {
                writer.write(export, watched);
            }
        };
        Response answer = Responses.stream(exchange.headers(), name(export, mediaType), mediaType, content)
                .build();
        if (answer.getEntity() == null || exchange.isHead()) {
            view.close();
            return Response.fromResponse(answer).entity(null).build();
        }
        try {
            places.acquire(Places.Kind.EXPORT);
        } catch (Problem full) {
            view.close();
            throw full;
        }
        returning.sent(consumer, export.reached());
        return answer;
    }

    /** A request and its headers. */
    record Exchange(HttpHeaders headers, HttpServerRequest request) {
        boolean isHead() {
            return request.method().name().equals("HEAD");
        }
    }

    private static String name(Export export, String mediaType) {
        String since = export.from() == null ? "everything" : export.from().toString();
        return String.join(
                "\n",
                mediaType,
                export.identity(),
                export.cursor(),
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
