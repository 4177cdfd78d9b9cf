package io.wireroom.rest.sync;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
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
 * Answers of any length, written while they are sent from one view of the archive. Their bytes follow from the positions of
 * that view, and so does their entity tag: whoever comes again when nothing has changed gets a 304 and nothing is read.
 */
@Singleton
final class Exports {
    private final ArchiveAccess archiveAccess;
    private final Links links;
    private final StalledWriteWatchdog watchdog;
    private final Places places;
    private final AnswerMemory memory;

    Exports(ArchiveAccess archiveAccess, Links links, StalledWriteWatchdog watchdog, Places places, AnswerMemory memory) {
        this.archiveAccess = archiveAccess;
        this.links = links;
        this.watchdog = watchdog;
        this.places = places;
        this.memory = memory;
    }

    /**
     * What is asked for, at one moment.
     *
     * @param from where the client stands; absent if it wants everything
     * @param memory what it takes
     */
    record Export(
            ArchiveView view,
            @Nullable PartitionOffsets from,
            Reader reader,
            String identity,
            AnswerMemory.Accounting memory) {

        /** Where to go on from after this. */
        String cursor() {
            PartitionOffsets reached = view.positions();
            return new Cursor(from == null ? reached : reached.furthest(from), null).encode(identity);
        }

        /** Writes articles one after the other: no more than one is in memory. */
        void each(Stream<ArchivedEdition> articles, Step step) throws IOException {
            try (articles) {
                Iterator<ArchivedEdition> iterator = articles.iterator();
                while (hasNext(iterator)) {
                    ArchivedEdition article = iterator.next();
                    memory.articlesRead(article.json().length);
                    step.write(article);
                }
            }
            memory.release();
        }

        /** This reads the next article. */
        private boolean hasNext(Iterator<ArchivedEdition> iterator) {
            memory.reserveForReading();
            return iterator.hasNext();
        }
    }

    /** Writes one article. */
    interface Step {
        void write(ArchivedEdition article) throws IOException;
    }

    /** Writes an export; closes nothing. */
    interface Writer {
        void write(Export export, OutputStream out) throws IOException;
    }

    /** Answers by the parameter {@code cursor}, if there is one. */
    Response answer(Parameters parameters, Reader reader, Exchange exchange, String mediaType, Writer writer) {
        String identity = archiveAccess.identity();
        PartitionOffsets from = parameters.positions("cursor", identity, links.snapshot());
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
        return answer;
    }

    /** A request and what the connection it came by is. */
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
