package io.wireroom.rest.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.config.WireroomConfig;
import io.wireroom.ops.DeliveryMeters.Channel;
import io.wireroom.receipts.Consumer;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.cache.SizeLimitedPage;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Responses;
import io.wireroom.rest.limits.ConcurrencyLimits;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes after a cursor, in order; without a cursor, all changes. With {@code wait}, the request waits up to that many seconds
 * for a change (long polling).
 *
 * <pre>{@code
 * {"changes":[{"type":"published","cursor":"AQ…","article":{…}}],"cursor":"AQ…"}
 * }</pre>
 */
@Path("/v1/changes")
@RunOnVirtualThread
public class ChangesResource {
    private static final Set<String> KNOWN = Set.of("cursor", "limit", "wait", CursorTracker.CONSUMER);

    private static final byte[] START = "{\"changes\":[".getBytes(UTF_8);

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final Editions editions;
    private final Links links;
    private final ChangePoller poller;
    private final CursorResolver cursorResolver;
    private final DeliveryRecorder deliveries;
    private final CursorTracker cursorTracker;
    private final ConcurrencyLimits limits;
    private final ResponseMemory memory;
    private final long pageBytes;

    ChangesResource(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            Editions editions,
            Links links,
            ChangePoller poller,
            CursorResolver cursorResolver,
            DeliveryRecorder deliveries,
            CursorTracker cursorTracker,
            ConcurrencyLimits limits,
            ResponseMemory memory,
            WireroomConfig config) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.editions = editions;
        this.links = links;
        this.poller = poller;
        this.cursorResolver = cursorResolver;
        this.deliveries = deliveries;
        this.cursorTracker = cursorTracker;
        this.limits = limits;
        this.memory = memory;
        this.pageBytes = config.limits().pageBytes();
    }

    @GET
    public Response changes(@Context UriInfo uri, @Context HttpHeaders headers) throws InterruptedException {
        Reader reader = authenticator.reader(headers);
        Parameters parameters = Parameters.of(uri.getQueryParameters(), KNOWN);
        int limit = parameters.number("limit", 1, 1_000, 100);
        Duration wait = Duration.ofSeconds(parameters.number("wait", 0, 30, 0));
        String identity = archiveAccess.identity();
        Consumer consumer = cursorTracker.consumer(parameters, reader, Channel.CHANGES.toString(), identity);
        Cursor given = parameters.changes("cursor", identity, links.snapshot());
        cursorTracker.returned(consumer, given);
        Cursor from = given == null ? cursorResolver.at(PartitionOffsets.START, reader) : given;
        ResponseMemory.Accounting accounting = memory.accounting();
        ChangePoller.Delivery found = poll(from, identity, reader, new PageSize(limit, pageBytes), wait, accounting);
        Instant since = Instant.now();
        Page page = page(found, identity, reader);
        ChangePoller.Delivery delivery = page.delivery();
        Body body = page.body();
        accounting.bodyRendered(body);
        Response answer = Responses.respond(headers, Representation.of(body));
        cursorTracker.sent(consumer, delivery.page().cursor());
        deliveries.recordDelivery(Channel.CHANGES, reader, delivery, delivery.awaited(), since);
        return answer;
    }

    /** Changes and their rendered form. */
    private record Page(ChangePoller.Delivery delivery, Body body) {}

    private Page page(ChangePoller.Delivery found, String identity, Reader reader) {
        return SizeLimitedPage.of(
                found,
                delivery -> delivery.page().entries().size(),
                (delivery, count) -> new ChangePoller.Delivery(delivery.page().first(count), delivery.awaited()),
                delivery -> new Page(
                        delivery, new Body(write(delivery.page(), identity, reader), "application/json", null)),
                page -> page.body().length(),
                pageBytes);
    }

    private ChangePoller.Delivery poll(
            Cursor from,
            String identity,
            Reader reader,
            PageSize size,
            Duration wait,
            ResponseMemory.Accounting accounting)
            throws InterruptedException {
        if (wait.isZero()) {
            return poller.after(from, identity, reader, size, Duration.ZERO, accounting);
        }
        limits.acquire(ConcurrencyLimits.Kind.WAITING);
        AtomicInteger waitingReaders = deliveries.readers(Channel.CHANGES);
        waitingReaders.incrementAndGet();
        try {
            return poller.after(from, identity, reader, size, wait, accounting);
        } finally {
            waitingReaders.decrementAndGet();
        }
    }

    private byte[] write(ChangesPage page, String identity, Reader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        try {
            bytes.write(START);
            String separator = "";
            for (ChangeEntry entry : page.entries()) {
                bytes.write(separator.getBytes(UTF_8));
                ChangeMessage.of(entry, page, identity, reader, editions).writeItem(bytes);
                separator = ",";
            }
            String cursor = page.cursor().encode(identity);
            bytes.write(("],\"cursor\":\"" + cursor + "\"}").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return bytes.toByteArray();
    }
}
