package io.wireroom.rest.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.RateLimiters;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.RequestPartner;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.http.SlicedWrite;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.TrackingParameters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cache of responses, looked up before a request reaches its resource. It serves partners that poll frequently, and all
 * partners after each change. Responses are valid only for the archive state that they were created from. Authentication,
 * metrics and rate limits apply as usual.
 */
@Singleton
public final class ResponseCache {
    private static final int MAX_RESPONSES = 2_000;
    private static final long MAX_BYTES = 32L << 20;

    /** Route order: before the resources, after Quarkus' own handlers. */
    private static final int ROUTE_ORDER = 0;

    private final ArchiveAccess archiveAccess;
    private final PartnerAuthenticator authenticator;
    private final RateLimiters rateLimiters;
    private final ResponseMemory memory;
    private final StalledWriteWatchdog watchdog;
    private final CurrentVertxRequest vertxRequest;
    private final Counter hits;
    private volatile Generation latest = new Generation("", PartitionOffsets.START);

    ResponseCache(
            ArchiveAccess archiveAccess,
            PartnerAuthenticator authenticator,
            RateLimiters rateLimiters,
            ResponseMemory memory,
            StalledWriteWatchdog watchdog,
            CurrentVertxRequest vertxRequest,
            MeterRegistry registry) {
        this.archiveAccess = archiveAccess;
        this.authenticator = authenticator;
        this.rateLimiters = rateLimiters;
        this.memory = memory;
        this.watchdog = watchdog;
        this.vertxRequest = vertxRequest;
        this.hits = Counter.builder("wireroom.response.cache.hits")
                .description("Answers that were given before and nothing has changed since")
                .register(registry);
    }

    /**
     * Everything that a response depends on, except the archive state and the headers used by {@link Representation#select}.
     */
    private record Key(Reader reader, String uri, List<String> accept) {
        static Key of(Reader reader, HttpServerRequest request) {
            return new Key(
                    reader,
                    TrackingParameters.withoutIn(request.uri()),
                    List.copyOf(request.headers().getAll(HttpHeaders.ACCEPT)));
        }

        /** Strings cache their hash codes; those of the reader's rights would be computed for each request. */
        @Override
        public int hashCode() {
            return 31 * uri.hashCode() + reader.name().hashCode();
        }
    }

    /** Responses created from one archive state of one log. */
    private record Generation(
            String identity, PartitionOffsets positions, Map<Key, Representation> answers, AtomicLong bytes) {
        Generation(String identity, PartitionOffsets positions) {
            this(identity, positions, new ConcurrentHashMap<>(), new AtomicLong());
        }

        boolean matches(String log, PartitionOffsets at) {
            return positions.equals(at) && identity.equals(log);
        }

        Representation keep(Key key, Representation answer) {
            if (answers.size() >= MAX_RESPONSES || bytes.get() >= MAX_BYTES) {
                return answers.getOrDefault(key, answer);
            }
            Representation before = answers.putIfAbsent(key, answer);
            if (before == null) {
                bytes.addAndGet(answer.body().size());
            }
            return before == null ? answer : before;
        }
    }

    /**
     * Caches the response to the current request for as long as the archive state of {@code view} is current.
     *
     * @param identity identity of the log
     * @return the cached response: this one, or an equal one that was cached before and may be compressed already
     */
    public Representation keep(String identity, ArchiveView view, Reader reader, Representation answer) {
        PartitionOffsets positions = view.positions();
        Generation generation = latest;
        if (!generation.matches(identity, positions)) {
            generation = new Generation(identity, positions);
            latest = generation;
        }
        return generation.keep(Key.of(reader, vertxRequest.getCurrent().request()), answer);
    }

    void registerRoutes(@Observes Router router) {
        for (String path : List.of("/v1/articles", "/v1/articles/:name", "/v1/feed*")) {
            router.get(path).order(ROUTE_ORDER).handler(this::answer);
        }
    }

    private void answer(RoutingContext request) {
        Generation generation = latest;
        if (generation.answers().isEmpty() || !isCurrent(generation)) {
            request.next();
            return;
        }
        RequestHead head = RequestHead.of(request.request());
        authenticator
                .authenticate(head)
                .flatMap(caller -> cached(caller, head, generation, request))
                .ifPresentOrElse(answer -> send(answer, request), request::next);
    }

    /**
     * The cached response, charged to the caller's rate limit. Empty if the limit is exceeded or the response is not ready.
     */
    private Optional<Representation.Selected> cached(
            PartnerAuthenticator.Caller caller, RequestHead head, Generation generation, RoutingContext request) {
        return Optional.ofNullable(generation.answers().get(Key.of(caller.reader(), request.request())))
                .filter(known -> known.isReady(head))
                .flatMap(known -> Optional.of(known.select(head))
                        .filter(answer -> authenticator.charge(caller, answer.status() == 304, request))
                        .filter(answer -> answer.content() == null || memory.tryHold(known.body(), request)));
    }

    private boolean isCurrent(Generation generation) {
        if (!archiveAccess.isOpen()) {
            return false;
        }
        try (ArchiveView view = archiveAccess.view()) {
            return generation.matches(archiveAccess.identity(), view.positions());
        } catch (Problem closedMeanwhile) {
            return false;
        }
    }

    private void send(Representation.Selected answer, RoutingContext request) {
        hits.increment();
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        RequestPartner.AuthenticatedPartner partner = RequestPartner.authenticated(request);
        if (partner != null) {
            rateLimiters.complete(partner, answer.status()).forEach(response::putHeader);
        }
        byte[] content = answer.content();
        if (content == null || content.length == 0) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        new SlicedWrite(content, request, watchdog).start();
    }
}
