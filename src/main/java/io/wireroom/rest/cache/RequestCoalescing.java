package io.wireroom.rest.cache;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Coalesces equal requests: while the first one is processed, the others wait for its response instead of doing the same work.
 * Requests of different partners are never equal. Those of everybody, where reading needs no key, are: after each change, all
 * clients request the same few pages at once. Partners with equal rights share {@link RenderedPages}.
 *
 * <p>A waiting request is continued as soon as the head of the first response is written, or the first client has closed its
 * connection, or after {@value #MAX_WAIT_MILLIS} ms. The continuation looks up the cache again.
 */
final class RequestCoalescing {
    static final long MAX_WAIT_MILLIS = 1_000;

    private final ConcurrentMap<Equal, Pending> pending = new ConcurrentHashMap<>();

    /**
     * What equal requests have in common.
     *
     * @param compressed whether the response may be compressed, which takes longer than rendering it
     */
    private record Equal(ResponseKey response, boolean compressed) {}

    /** Requests that wait for the response to another one. Guarded by itself. */
    private static final class Pending {
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean complete;

        synchronized boolean add(Runnable continuation) {
            if (!complete) {
                waiting.add(continuation);
            }
            return !complete;
        }

        synchronized List<Runnable> complete() {
            complete = true;
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    /**
     * Lets a request wait if an equal one is being processed. On an event loop.
     *
     * @param compressed whether the response may be compressed
     * @param continuation continues the request, on the same event loop
     * @return whether the request waits; otherwise the caller processes it now
     */
    boolean await(ResponseKey response, boolean compressed, RoutingContext request, Runnable continuation) {
        Equal key = new Equal(response, compressed);
        Pending own = new Pending();
        Pending running = pending.putIfAbsent(key, own);
        if (running != null) {
            boolean waits = running.add(continued(request, continuation));
            if (waits) {
                request.request().pause(); // the continuation runs later on this event loop
            }
            return waits;
        }
        Runnable complete = () -> {
            if (pending.remove(key, own)) {
                own.complete().forEach(Runnable::run);
            }
        };
        long timer = request.vertx().setTimer(MAX_WAIT_MILLIS, _ -> complete.run());
        request.addHeadersEndHandler(_ -> complete.run());
        request.addEndHandler(_ -> {
            request.vertx().cancelTimer(timer);
            complete.run();
        });
        return false;
    }

    private static Runnable continued(RoutingContext request, Runnable continuation) {
        Context eventLoop = request.vertx().getOrCreateContext();
        return () -> eventLoop.runOnContext(_ -> {
            if (!request.response().closed()) {
                request.request().resume();
                continuation.run();
            }
        });
    }
}
