package io.wireroom.rest.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.RequestPartner;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the heap that responses use while they are rendered and sent. A request reserves memory before it reads articles. A
 * body is counted once for as long as any request is sending it. Reservations are released when the response ends.
 */
@Singleton
public final class ResponseMemory {
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final int MAX_WAITERS = 256;

    /** Memory for parsing and rendering an article, as a multiple of its stored JSON. */
    private static final int EXPANSION_FACTOR = 6;

    /** What is read or sent without a reservation is not counted up to this many bytes: connections need as much anyway. */
    private static final long UNCOUNTED_BYTES = 64 << 10;

    private final long readBytes;
    private final ByteBudget budget;
    private final long maxBytes;
    private final CurrentVertxRequest current;
    private final Counter refused;
    private final IdentityHashMap<Body, Transfer> transfers = new IdentityHashMap<>();

    ResponseMemory(
            WireroomConfig config, CurrentVertxRequest current, MeterRegistry meters, PartnerDirectory partners) {
        this.maxBytes =
                config.limits().answerBytes().orElse(Runtime.getRuntime().maxMemory() / 4);
        this.current = current;
        long maxBytesPerPartner = partners.isReadingOpen() ? maxBytes : maxBytes / 2;
        this.budget = new ByteBudget(maxBytes, maxBytesPerPartner, MAX_WAITERS);
        this.readBytes = Math.min(EXPANSION_FACTOR * config.limits().pageBytes(), maxBytesPerPartner / 2);
        Gauge.builder("wireroom.answers.memory", budget, ByteBudget::used)
                .description("Approximate heap used by responses while they are rendered and sent")
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
        this.refused = Counter.builder("wireroom.answers.refused")
                .description("Requests that were refused because there was no capacity for the response")
                .tag("for", "memory")
                .register(meters);
    }

    /** A body that is being sent: number of requests that send it, and its reservation. */
    private static final class Transfer {
        private final ByteBudget.Share share;
        private int requests = 1;

        Transfer(ByteBudget.Share share) {
            this.share = share;
        }
    }

    /** Starts the memory accounting of the current request. It is released when the request ends, if not earlier. */
    public Accounting accounting() {
        Accounting accounting = new Accounting(current.getCurrent());
        accounting.request.addEndHandler(_ -> accounting.release());
        return accounting;
    }

    /** Memory accounting of one response that is being rendered. Not thread-safe. */
    public final class Accounting {
        private final RoutingContext request;
        private volatile ByteBudget.@Nullable Share share;

        private Accounting(RoutingContext request) {
            this.request = request;
        }

        /**
         * Reserves memory for reading articles of unknown size.
         *
         * @throws Problem 503 if there is not enough memory within {@link #MAX_WAIT}
         */
        public void reserveForReading() {
            release();
            share = ResponseMemory.this.reserve(request, readBytes);
        }

        /** Adjusts the reservation to the bytes of article JSON that were read. */
        public void articlesRead(long bytes) {
            ByteBudget.Share reservation = share;
            if (reservation != null) {
                reservation.shrink(EXPANSION_FACTOR * bytes);
            } else if (bytes > UNCOUNTED_BYTES) {
                share = ResponseMemory.this.reserve(request, EXPANSION_FACTOR * bytes);
            }
        }

        /** Adjusts the reservation to the rendered body. It is released when the body has been sent. */
        public void bodyRendered(Body body) {
            ByteBudget.Share reservation = share;
            share = null;
            if (reservation != null) {
                reservation.shrink(body.size());
                count(body, reservation);
                request.addEndHandler(_ -> endTransfer(body));
            }
        }

        /** Releases the reservation. */
        public void release() {
            ByteBudget.Share reservation = share;
            share = null;
            if (reservation != null) {
                reservation.close();
            }
        }
    }

    /**
     * Counts a body until the request has ended.
     *
     * @throws Problem 503 if there is not enough memory within {@link #MAX_WAIT}
     */
    void hold(Body body, RoutingContext request) {
        if (!counted(body)) {
            count(body, reserve(request, body.size()));
        }
        request.addEndHandler(_ -> endTransfer(body));
    }

    /** Counts a body until the request has ended, without waiting. Returns whether there is enough memory. */
    public boolean tryHold(Body body, RoutingContext request) {
        if (body.size() > UNCOUNTED_BYTES && !counted(body)) {
            Optional<ByteBudget.Share> share = await(request, body.size(), Duration.ZERO);
            if (share.isEmpty()) {
                return false;
            }
            count(body, share.get());
        } else if (body.size() <= UNCOUNTED_BYTES) {
            return true;
        }
        request.addEndHandler(_ -> endTransfer(body));
        return true;
    }

    private boolean counted(Body body) {
        synchronized (transfers) {
            Transfer known = transfers.get(body);
            if (known != null) {
                known.requests++;
            }
            return known != null;
        }
    }

    private void count(Body body, ByteBudget.Share share) {
        synchronized (transfers) {
            Transfer known = transfers.get(body);
            if (known == null) {
                transfers.put(body, new Transfer(share));
                return;
            }
            known.requests++;
        }
        share.close();
    }

    private void endTransfer(Body body) {
        synchronized (transfers) {
            Transfer known = transfers.get(body);
            if (known != null && --known.requests == 0) {
                transfers.remove(body);
                known.share.close();
            }
        }
    }

    private ByteBudget.Share reserve(RoutingContext request, long bytes) {
        return await(request, bytes, MAX_WAIT).orElseThrow(() -> {
            refused.increment();
            return new Problem(ProblemType.BUSY, "Too many large responses are being rendered and sent")
                    .header("Retry-After", "5");
        });
    }

    private Optional<ByteBudget.Share> await(RoutingContext request, long bytes, Duration timeout) {
        try {
            return budget.acquire(RequestPartner.name(request), bytes, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
