package io.wireroom.rest.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.archive.ArchiveView;
import io.wireroom.rest.access.RateLimiters;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.RequestPartner;
import io.wireroom.rest.access.ResponseCacheAuthenticator;
import io.wireroom.rest.http.DirectBuffers;
import io.wireroom.rest.http.DirectWrite;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.Representation.Selected;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.http.SlicedWrite;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Cache of responses, looked up before a request reaches its resource. It serves partners that poll frequently, and all
 * partners after each change. Responses are valid only for the archive state that they were created from. Authentication,
 * metrics and rate limits apply as usual.
 */
@Singleton
public final class ResponseCache {
    /** Route order: before the resources, after Quarkus' own handlers. */
    private static final int ROUTE_ORDER = 0;

    /** How often a request waits for an equal one: once more if the archive changes while the first one is processed. */
    private static final int MAX_WAITS = 2;

    private final ArchiveAccess archiveAccess;
    private final ResponseCacheAuthenticator authenticator;
    private final RateLimiters rateLimiters;
    private final ResponseMemory memory;
    private final StalledWriteWatchdog watchdog;
    private final DirectBuffers buffers;
    private final CurrentVertxRequest vertxRequest;
    private final RequestCoalescing coalescing = new RequestCoalescing();
    private final Counter hits;
    private final LatestGeneration latest = new LatestGeneration();

    ResponseCache(
            ArchiveAccess archiveAccess,
            ResponseCacheAuthenticator authenticator,
            RateLimiters rateLimiters,
            ResponseMemory memory,
            StalledWriteWatchdog watchdog,
            DirectBuffers buffers,
            CurrentVertxRequest vertxRequest,
            MeterRegistry registry) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.rateLimiters = rateLimiters;
        this.memory = memory;
        this.watchdog = watchdog;
        this.buffers = buffers;
        this.vertxRequest = vertxRequest;
        this.hits = Counter.builder("wireroom.response.cache.hits")
                .description("Responses from the cache")
                .register(registry);
    }

    /**
     * Caches the response to the current request for as long as the archive state of {@code view} is current.
     *
     * @param identity identity of the log
     * @return the cached response: this one, or an equal one that was cached before and may be compressed already
     */
    public Representation keep(String identity, ArchiveView view, Reader reader, Representation answer) {
        ResponseGeneration generation = latest.of(identity, view.positions(), this::isCurrent);
        return generation == null
                ? answer
                : generation.keep(
                        ResponseKey.of(reader, vertxRequest.getCurrent().request()), answer);
    }

    void registerRoute(@Observes Router router) {
        router.get().order(ROUTE_ORDER).handler(request -> {
            CachedPath path = CachedPath.of(request.request().path());
            if (path == CachedPath.NONE) {
                request.next();
            } else {
                request.request().routed(path.template());
                respond(request, path == CachedPath.FEED, MAX_WAITS);
            }
        });
    }

    /**
     * @param feed whether the request is for a feed
     * @param waits how often the request may still wait for the response to an equal one
     */
    private void respond(RoutingContext request, boolean feed, int waits) {
        RequestHead head = RequestHead.of(request.request());
        ResponseCacheAuthenticator.Caller caller =
                authenticator.authenticate(head, feed).orElse(null);
        if (caller == null) {
            request.next();
            return;
        }
        ResponseKey key = ResponseKey.of(caller.reader(), request.request());
        CachedResponse known = known(key);
        Selected selected = known == null ? null : known.select(head);
        if (known != null && selected != null) {
            if (tryCharge(caller, known, selected, request)) {
                send(known, selected, request);
            } else {
                request.next();
            }
        } else if (waits == 0
                || !coalescing.await(key, head.acceptsGzip(), request, () -> respond(request, feed, waits - 1))) {
            request.next();
        }
    }

    /** The response that was cached for the archive's current state; null if there is none. */
    private @Nullable CachedResponse known(ResponseKey key) {
        ResponseGeneration generation = latest.get();
        CachedResponse known = generation.get(key);
        return known == null || isCurrent(generation) ? known : null;
    }

    /** Charges a response to the caller's rate limit and reserves memory for it; false if a limit is exceeded. */
    private boolean tryCharge(
            ResponseCacheAuthenticator.Caller caller, CachedResponse known, Selected selected, RoutingContext request) {
        return authenticator.charge(caller, selected.status() == 304, request)
                && (selected.content() == null
                        || memory.tryHold(known.representation().body(), request));
    }

    private boolean isCurrent(ResponseGeneration generation) {
        if (!archiveAccess.isOpen()) {
            return false;
        }
        try (ArchiveView view = archiveAccess.view()) {
            return generation.matches(archiveAccess.identity(), view.positions());
        } catch (Problem closedMeanwhile) {
            return false;
        }
    }

    private void send(CachedResponse known, Selected selected, RoutingContext request) {
        hits.increment();
        HttpServerResponse response = request.response().setStatusCode(selected.status());
        selected.headers().forEach(response::putHeader);
        RequestPartner.AuthenticatedPartner partner = RequestPartner.authenticated(request);
        if (partner != null) {
            rateLimiters.complete(partner, selected.status()).forEach(response::putHeader);
        }
        byte[] content = selected.content();
        if (content == null || content.length == 0) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        ByteBuf direct = request.request().version() == HttpVersion.HTTP_2 ? null : known.direct(selected, buffers);
        if (direct == null) {
            new SlicedWrite(content, request, watchdog).start();
        } else {
            new DirectWrite(direct, request, watchdog).start();
        }
    }
}
