package io.wireroom.rest.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.ops.DeliveryMeters.Channel;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.AnswerMemory;
import io.wireroom.rest.limits.Places;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes as server-sent events: the same, in the same order, as {@link ChangesResource} gives.
 *
 * <pre>{@code
 * retry: 2000
 *
 * id: AQ…
 * event: published
 * data: {"article_id":126642,…}
 *
 * :
 * }</pre>
 *
 * <p>The id is the cursor, and {@code Last-Event-ID} goes before {@code cursor}, which a client repeats unchanged when it
 * comes back. A comment every 15 seconds of silence shows that the line is alive. A reader who is slow is sent no more than it
 * takes, and nothing is kept for it: each step reads the archive anew. After an hour the stream ends, and the client comes
 * back: with a key that is still good, and maybe to another replica.
 */
@Path("/v1/changes/stream")
@RunOnVirtualThread
public class ChangeStreamResource {
    private static final byte[] RETRY = "retry: 2000\n\n".getBytes(US_ASCII);
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(US_ASCII);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** What one step has in memory: little, because it may stay there until a slow client has taken it. */
    private static final PageSize STEP = new PageSize(50, 256 << 10);

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Links links;
    private final ChangePoller news;
    private final StalledWriteWatchdog watchdog;
    private final Deliveries deliveries;
    private final AtomicInteger open;
    private final Places places;
    private final AnswerMemory memory;

    ChangeStreamResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            Links links,
            ChangePoller news,
            StalledWriteWatchdog watchdog,
            Deliveries deliveries,
            Places places,
            AnswerMemory memory) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.links = links;
        this.news = news;
        this.watchdog = watchdog;
        this.deliveries = deliveries;
        this.open = deliveries.readers(Channel.STREAM);
        this.places = places;
        this.memory = memory;
    }

    @GET
    public Response stream(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        Reader reader = authenticator.current(headers);
        String identity = archiveAccess.identity();
        PartitionOffsets from = from(uri, headers, identity);
        places.acquire(Places.Kind.STREAM);
        AnswerMemory.Accounting accounting = memory.accounting();
        StreamingOutput events = out -> {
            open.incrementAndGet();
            try (OutputStream watched = watchdog.watch(out, request)) {
                write(from, identity, reader, watched, accounting);
            } finally {
                open.decrementAndGet();
            }
        };
        return answer().entity(events).build();
    }

    @HEAD
    public Response head(@Context UriInfo uri, @Context HttpHeaders headers) {
        authenticator.current(headers);
        from(uri, headers, archiveAccess.identity());
        return answer().build();
    }

    private static Response.ResponseBuilder answer() {
        return Response.ok()
                .type("text/event-stream")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Authorization")
                .header("X-Accel-Buffering", "no"); // proxies that know it pass each event on at once
    }

    private PartitionOffsets from(UriInfo uri, HttpHeaders headers, String identity) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of("cursor"));
        PartitionOffsets from = parameters.positions("cursor", identity, links.snapshot());
        String last = headers.getHeaderString("Last-Event-ID");
        if (last != null && !last.isEmpty()) {
            from = Parameters.positionsOf(last, identity, links.snapshot());
        }
        return from == null ? PartitionOffsets.START : from;
    }

    private void write(
            PartitionOffsets from, String identity, Reader reader, OutputStream out, AnswerMemory.Accounting accounting)
            throws IOException {
        long end = System.nanoTime() + LIFETIME.toNanos();
        PartitionOffsets at = from;
        boolean atHead = false;
        out.write(RETRY);
        out.flush();
        try {
            while (!news.isEnding() && end - System.nanoTime() > 0) {
                ChangePoller.Told told = news.after(at, identity, reader.rights(), STEP, SILENCE, accounting);
                ChangesPage page = told.page();
                Instant since = Instant.now();
                for (ChangeEntry entry : page.entries()) {
                    ChangeMessage.of(entry, identity, reader, editions).writeEvent(out);
                }
                if (page.entries().isEmpty()) {
                    out.write(HEARTBEAT);
                }
                out.flush();
                accounting.release();
                atHead |= told.awaited(); // and stays there: a reader that then falls behind is late
                deliveries.told(Channel.STREAM, reader, told, atHead, since);
                at = page.next();
            }
        } catch (Problem _) {
            // The archive went away under the stream: the client comes back, and is told then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
