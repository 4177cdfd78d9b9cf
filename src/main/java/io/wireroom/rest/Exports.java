package io.wireroom.rest;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers of any length, written while they are sent from one view of the archive. Their bytes follow from the positions of
 * that view, and so does their entity tag: whoever comes again when nothing has changed gets a 304 and nothing is read.
 */
@Singleton
final class Exports {
    private final ArchiveAccess reading;
    private final Links links;
    private final StalledWriteWatchdog patience;

    Exports(ArchiveAccess reading, Links links, StalledWriteWatchdog patience) {
        this.reading = reading;
        this.links = links;
        this.patience = patience;
    }

    /**
     * What is asked for, at one moment.
     *
     * @param from where the client stands; absent if it wants everything
     */
    record Export(ArchiveView view, @Nullable PartitionOffsets from, Reader reader, String identity) {

        /** Where to go on from after this. */
        String cursor() {
            PartitionOffsets reached = view.positions();
            return new Cursor(from == null ? reached : reached.furthest(from), null).encode(identity);
        }
    }

    /** Writes an export; closes nothing. */
    interface Writer {
        void write(Export export, OutputStream out) throws IOException;
    }

    /** Answers by the parameter {@code cursor}, if there is one. */
    Response answer(Parameters parameters, Reader reader, Exchange exchange, String mediaType, Writer writer) {
        String identity = reading.identity();
        PartitionOffsets from = parameters.positions("cursor", identity, links.snapshot());
        ArchiveView view = reading.view();
        Export export = new Export(view, from, reader, identity);
        StreamingOutput content = out -> {
            try (view;
                    OutputStream watched = patience.watch(out, exchange.request())) {
                writer.write(export, watched);
            }
        };
        Response answer = Responses.stream(exchange.headers(), name(export, mediaType), mediaType, content)
                .build();
        if (answer.getEntity() == null || exchange.isHead()) {
            view.close();
            return Response.fromResponse(answer).entity(null).build();
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
