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
import io.wireroom.rest.access.PartnerVisit;
import io.wireroom.rest.access.RateLimiters;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.http.SlicedWrite;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.limits.AnswerMemory;
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
 * Answers again what was answered before, ahead of the resources: a partner that asks for the newest articles every second, and
 * all partners after each change, cost a look into a map. An answer is good only for the content of the archive that it was
 * made from, so nobody is told less than the last change; whoever asks is let in, counted and limited as everywhere.
 */
@Singleton
public final class ResponseCache {
    private static final int MOST_ANSWERS = 2_000;
    private static final long MOST_BYTES = 32L << 20;

    /** Before the resources, behind what Quarkus does to every request. */
    private static final int BEFORE_RESOURCES = 0;

    private final ArchiveAccess reading;
    private final PartnerAuthenticator readers;
    private final RateLimiters allowances;
    private final AnswerMemory memory;
    private final StalledWriteWatchdog patience;
    private final CurrentVertxRequest current;
    private final Counter repeated;
    private volatile Lately lately = new Lately("", PartitionOffsets.START);

    ResponseCache(
            ArchiveAccess reading,
            PartnerAuthenticator readers,
            RateLimiters allowances,
            AnswerMemory memory,
            StalledWriteWatchdog patience,
            CurrentVertxRequest current,
            MeterRegistry registry) {
        this.reading = reading;
        this.readers = readers;
        this.allowances = allowances;
        this.memory = memory;
        this.patience = patience;
        this.current = current;
        this.repeated = Counter.builder("wireroom.response.cache.hits")
                .description("Answers that were given before and nothing has changed since")
                .register(registry);
    }

    /** All that an answer follows from, beside the archive's content and what {@link Representation#select} looks at. */
    private record Key(Reader reader, String uri, List<String> accept) {
        static Key of(Reader reader, HttpServerRequest request) {
            return new Key(
                    reader,
                    TrackingParameters.withoutIn(request.uri()),
                    List.copyOf(request.headers().getAll(HttpHeaders.ACCEPT)));
        }
    }

    /** Answers from one state of one log's archive. */
    private record Lately(
            String identity, PartitionOffsets positions, Map<Key, Representation> answers, AtomicLong bytes) {
        Lately(String identity, PartitionOffsets positions) {
            this(identity, positions, new ConcurrentHashMap<>(), new AtomicLong());
        }

        boolean isOf(String log, PartitionOffsets at) {
            return positions.equals(at) && identity.equals(log);
        }

        Representation keep(Key key, Representation answer) {
            if (answers.size() >= MOST_ANSWERS || bytes.get() >= MOST_BYTES) {
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
     * Keeps the answer to the current request for as long as the archive stays as it is in {@code view}.
     *
     * @param identity of the log that the view is of
     * @return the answer that is kept: this one, or its like that came before and may be compressed already
     */
    public Representation keep(String identity, ArchiveView view, Reader reader, Representation answer) {
        PartitionOffsets positions = view.positions();
        Lately now = lately;
        if (!now.isOf(identity, positions)) {
            now = new Lately(identity, positions);
            lately = now;
        }
        return now.keep(Key.of(reader, current.getCurrent().request()), answer);
    }

    void listen(@Observes Router router) {
        for (String path : List.of("/v1/articles", "/v1/articles/:name", "/v1/feed*")) {
            router.get(path).order(BEFORE_RESOURCES).handler(this::answer);
        }
    }

    private void answer(RoutingContext request) {
        Lately now = lately;
        if (now.answers().isEmpty() || !isCurrent(now)) {
            request.next();
            return;
        }
        RequestHead head = RequestHead.of(request.request());
        readers.early(head)
                .flatMap(caller -> repeated(caller, head, now, request))
                .ifPresentOrElse(answer -> send(answer, request), request::next);
    }

    /** The answer, taken from the caller's limit; none where that is used up, or where there is work to do first. */
    private Optional<Representation.Selected> repeated(
            PartnerAuthenticator.Caller caller, RequestHead head, Lately now, RoutingContext request) {
        return Optional.ofNullable(now.answers().get(Key.of(caller.reader(), request.request())))
                .filter(known -> known.isReady(head))
                .flatMap(known -> Optional.of(known.select(head))
                        .filter(answer -> readers.letIn(caller, answer.status() == 304, request))
                        .filter(answer -> answer.content() == null || memory.tryHold(known.body(), request)));
    }

    private boolean isCurrent(Lately now) {
        if (!reading.isOpen()) {
            return false;
        }
        try (ArchiveView view = reading.view()) {
            return now.isOf(reading.identity(), view.positions());
        } catch (Problem closedMeanwhile) {
            return false;
        }
    }

    private void send(Representation.Selected answer, RoutingContext request) {
        repeated.increment();
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        PartnerVisit.AuthenticatedPartner guest = PartnerVisit.guest(request);
        if (guest != null) {
            allowances.settle(guest, answer.status()).forEach(response::putHeader);
        }
        byte[] content = answer.content();
        if (content == null || content.length == 0) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        new SlicedWrite(content, request, patience).start();
    }
}
