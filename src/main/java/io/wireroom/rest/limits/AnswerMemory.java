package io.wireroom.rest.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.PartnerVisit;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heap that answers take while they are made and sent. Whoever reads articles to answer takes a share before; bodies are
 * counted, each once, for as long as they are on their way to anybody. What a request took is given back when its answer ends.
 */
@Singleton
public final class AnswerMemory {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 256;

    /** What an article takes beside its stored JSON while it is read, understood, and written anew, in times its size. */
    private static final int MAKING = 6;

    /** Less than this is not counted: so much goes with every connection. */
    private static final long SMALL = 64 << 10;

    private final long reading;
    private final ByteBudget budget;
    private final long most;
    private final CurrentVertxRequest current;
    private final Counter refused;
    private final IdentityHashMap<Body, Sent> underway = new IdentityHashMap<>();

    AnswerMemory(WireroomConfig config, CurrentVertxRequest current, MeterRegistry meters, PartnerDirectory partners) {
        this.most = config.limits().answerBytes().orElse(Runtime.getRuntime().maxMemory() / 4);
        this.current = current;
        long mostEach = partners.isReadingOpen() ? most : most / 2;
        this.budget = new ByteBudget(most, mostEach, MOST_WAITING);
        this.reading = Math.min(MAKING * config.limits().pageBytes(), mostEach / 2);
        Gauge.builder("wireroom.answers.memory", budget, ByteBudget::used)
                .description("Heap that answers take while they are made and sent, about")
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
        this.refused = Counter.builder("wireroom.answers.refused")
                .description("Requests that were refused because there was no room for the answer")
                .tag("for", "memory")
                .register(meters);
    }

    /** A body on its way, how many requests wait for it, and what it takes. */
    private static final class Sent {
        private final ByteBudget.Share share;
        private int requests = 1;

        Sent(ByteBudget.Share share) {
            this.share = share;
        }
    }

    /** What the current request takes, nothing at first. It is given back with the request's end at the latest. */
    public Making making() {
        Making making = new Making(current.getCurrent());
        making.request.addEndHandler(_ -> making.free());
        return making;
    }

    /** The memory of one answer that is being made. For one thread. */
    public final class Making {
        private final RoutingContext request;
        private volatile ByteBudget.@Nullable Share share;

        private Making(RoutingContext request) {
            this.request = request;
        }

        /**
         * Before articles are read of which nobody knows the size.
         *
         * @throws Problem 503 if there is no room for them for a while
         */
        public void beforeReading() {
            free();
            share = AnswerMemory.this.take(request, reading);
        }

        /** So many bytes of articles are in memory now. */
        public void read(long bytes) {
            ByteBudget.Share held = share;
            if (held != null) {
                held.shrink(MAKING * bytes);
            } else if (bytes > SMALL) {
                share = AnswerMemory.this.take(request, MAKING * bytes);
            }
        }

        /** The body is made, and all else is not needed any more. */
        public void made(Body body) {
            ByteBudget.Share held = share;
            share = null;
            if (held != null) {
                held.shrink(body.size());
                count(body, held);
                request.addEndHandler(_ -> sent(body));
            }
        }

        /** Nothing is needed any more. */
        public void free() {
            ByteBudget.Share held = share;
            share = null;
            if (held != null) {
                held.close();
            }
        }
    }

    /**
     * Counts a body until the request has ended.
     *
     * @throws Problem 503 if there is no room for it for a while
     */
    void hold(Body body, RoutingContext request) {
        if (!counted(body)) {
            count(body, take(request, body.size()));
        }
        request.addEndHandler(_ -> sent(body));
    }

    /** The same without waiting: whether there is room for it. */
    public boolean tryHold(Body body, RoutingContext request) {
        if (body.size() > SMALL && !counted(body)) {
            Optional<ByteBudget.Share> share = await(request, body.size(), Duration.ZERO);
            if (share.isEmpty()) {
                return false;
            }
            count(body, share.get());
        } else if (body.size() <= SMALL) {
            return true;
        }
        request.addEndHandler(_ -> sent(body));
        return true;
    }

    private boolean counted(Body body) {
        synchronized (underway) {
            Sent known = underway.get(body);
            if (known != null) {
                known.requests++;
            }
            return known != null;
        }
    }

    private void count(Body body, ByteBudget.Share share) {
        synchronized (underway) {
            Sent known = underway.get(body);
            if (known == null) {
                underway.put(body, new Sent(share));
                return;
            }
            known.requests++;
        }
        share.close();
    }

    private void sent(Body body) {
        synchronized (underway) {
            Sent known = underway.get(body);
            if (known != null && --known.requests == 0) {
                underway.remove(body);
                known.share.close();
            }
        }
    }

    private ByteBudget.Share take(RoutingContext request, long bytes) {
        return await(request, bytes, LONGEST_WAIT).orElseThrow(() -> {
            refused.increment();
            return new Problem(ProblemType.BUSY, "Too many large answers are being made and sent")
                    .header("Retry-After", "5");
        });
    }

    private Optional<ByteBudget.Share> await(RoutingContext request, long bytes, Duration longest) {
        try {
            return budget.take(PartnerVisit.name(request), bytes, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
