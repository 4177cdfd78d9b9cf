package io.wireroom.rest.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.ops.DeliveryMeters.Channel;
import io.wireroom.receipts.Consumer;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.ConcurrencyLimits;
import io.wireroom.rest.limits.ResponseMemory;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends changes as server-sent events, in the order of {@link ChangesResource}.
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
 * <p>The event id is the cursor. {@code Last-Event-ID} takes precedence over the parameter {@code cursor}, which clients repeat
 * unchanged when they reconnect. A comment is sent after every 15 seconds without events. No events are buffered for slow
 * readers: each step reads the archive again. The stream ends after one hour. The client then reconnects, which checks its key
 * again and may select another replica. It ends earlier if the partner's rights change: the client reconnects and gets what has changed.
 */
@Path("/v1/changes/stream")
@RunOnVirtualThread
public class ChangeStreamResource {
    private static final Set<String> KNOWN = Set.of("cursor", CursorTracker.CONSUMER);
    private static final byte[] RETRY = "retry: 2000\n\n".getBytes(US_ASCII);
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(US_ASCII);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** Page size of one step. It is small, because the page stays in memory until the client has received it. */
    private static final PageSize STEP_SIZE = new PageSize(50, 256 << 10);

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Links links;
    private final ChangePoller poller;
    private final CursorResolver cursorResolver;
    private final StalledWriteWatchdog watchdog;
    private final DeliveryRecorder deliveries;
    private final CursorTracker cursorTracker;
    private final AtomicInteger openStreams;
    private final ConcurrencyLimits limits;
    private final ResponseMemory memory;

    ChangeStreamResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            Links links,
            ChangePoller poller,
            CursorResolver cursorResolver,
            StalledWriteWatchdog watchdog,
            DeliveryRecorder deliveries,
            CursorTracker cursorTracker,
            ConcurrencyLimits limits,
            ResponseMemory memory) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.links = links;
        this.poller = poller;
        this.cursorResolver = cursorResolver;
        this.watchdog = watchdog;
        this.deliveries = deliveries;
        this.cursorTracker = cursorTracker;
        this.openStreams = deliveries.readers(Channel.STREAM);
        this.limits = limits;
        this.memory = memory;
    }

    @GET
    public Response stream(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        Reader reader = authenticator.reader(headers);
        String identity = archiveAccess.identity();
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN);
        Consumer consumer = cursorTracker.consumer(parameters, reader, Channel.STREAM.toString(), identity);
        Cursor given = from(parameters, headers, identity);
        Cursor from = given == null ? cursorResolver.at(PartitionOffsets.START, reader) : given;
        poller.check(from, identity, reader);
        cursorTracker.returned(consumer, given);
        limits.acquire(ConcurrencyLimits.Kind.STREAM);
        ResponseMemory.Accounting accounting = memory.accounting();
        StreamingOutput events = out -> {
            openStreams.incrementAndGet();
            try (OutputStream watched = watchdog.watch(out, request)) {
                write(from, new Stream(identity, reader, consumer, request), watched, accounting);
            } finally {
                openStreams.decrementAndGet();
            }
        };
        return answer().entity(events).build();
    }

    @HEAD
    public Response head(@Context UriInfo uri, @Context HttpHeaders headers) {
        authenticator.reader(headers);
        from(Parameters.of(uri.getQueryParameters(), KNOWN), headers, archiveAccess.identity());
        return answer().build();
    }

    private static Response.ResponseBuilder answer() {
        return Response.ok()
                .type("text/event-stream")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Authorization")
                .header("X-Accel-Buffering", "no"); // disables buffering in nginx and compatible proxies
    }

    private @Nullable Cursor from(Parameters parameters, HttpHeaders headers, String identity) {
        Cursor from = parameters.changes("cursor", identity, links.snapshot());
        String last = headers.getHeaderString("Last-Event-ID");
        return last == null || last.isEmpty() ? from : Parameters.changesOf(last, identity, links.snapshot());
    }

    private record Stream(String identity, Reader reader, Consumer consumer, HttpServerRequest request) {}

    private void write(Cursor from, Stream stream, OutputStream out, ResponseMemory.Accounting accounting)
            throws IOException {
        Reader reader = stream.reader();
        long end = System.nanoTime() + LIFETIME.toNanos();
        Cursor at = from;
        boolean atHead = false;
        out.write(RETRY);
        out.flush();
        try {
            while (!poller.isShuttingDown() && cursorResolver.isCurrent(reader) && end - System.nanoTime() > 0) {
                ChangePoller.Delivery delivery =
                        poller.after(at, stream.identity(), reader, STEP_SIZE, HEARTBEAT_INTERVAL, accounting);
                ChangesPage page = delivery.page();
                Instant since = Instant.now();
                if (!stream.request().response().closed()) {
                    cursorTracker.sent(stream.consumer(), page.cursor());
                }
                for (ChangeEntry entry : page.entries()) {
                    ChangeMessage.of(entry, page, stream.identity(), reader, editions)
                            .writeEvent(out);
                }
                if (page.entries().isEmpty()) {
                    out.write(HEARTBEAT);
                }
                out.flush();
                accounting.release();
                atHead |= delivery.awaited(); // remains true: later delays are the reader's
                deliveries.recordDelivery(Channel.STREAM, reader, delivery, atHead, since);
                at = page.cursor();
            }
        } catch (Problem _) {
            // The archive was closed or the rights changed during the stream. The client reconnects and then gets the
            // error.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
