package io.wireroom.rest.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.LimitsConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.PartnerVisit;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Places for answers that take long: so many of a kind for one partner, and so many in all. */
@Singleton
public final class Places {
    private final Map<Kind, Room> rooms = new EnumMap<>(Kind.class);
    private final CurrentVertxRequest current;

    Places(WireroomConfig config, PartnerDirectory partners, CurrentVertxRequest current, MeterRegistry meters) {
        this.current = current;
        LimitsConfig limits = config.limits();
        boolean open = partners.isReadingOpen();
        for (Kind kind : Kind.values()) {
            int most = switch (kind) {
                case STREAM -> limits.streams();
                case EXPORT -> limits.exports();
                case WAITING -> limits.waiting();
            };
            int each = switch (kind) {
                case STREAM -> limits.streamsPerPartner();
                case EXPORT -> limits.exportsPerPartner();
                case WAITING -> limits.waitingPerPartner();
            };
            Counter refused = Counter.builder("wireroom.answers.refused")
                    .description("Requests that were refused because there was no room for the answer")
                    .tag("for", kind.label)
                    .register(meters);
            rooms.put(kind, new Room(most, open ? most : each, refused));
        }
    }

    /** What stays open. */
    public enum Kind {
        STREAM("stream", "streams", 10),
        EXPORT("export", "exports", 10),
        WAITING("waiting", "waiting requests", 2);

        private final String label;
        private final String many;
        private final int retryAfter;

        Kind(String label, String many, int retryAfter) {
            this.label = label;
            this.many = many;
            this.retryAfter = retryAfter;
        }
    }

    private static final class Room {
        private final int most;
        private final int each;
        private final Counter refused;
        private final Map<String, Integer> taken = new HashMap<>();
        private int all;

        Room(int most, int each, Counter refused) {
            this.most = most;
            this.each = each;
            this.refused = refused;
        }
    }

    /**
     * Takes a place for the current request, until its answer has ended.
     *
     * @throws Problem 429 if the partner has all that it may have, 503 if there are no more
     */
    public void take(Kind kind) {
        RoutingContext request = current.getCurrent();
        String name = PartnerVisit.name(request);
        Room room = rooms.get(kind);
        if (room == null) {
            throw new IllegalStateException("every kind has its room: " + kind);
        }
        synchronized (room) {
            if (room.all >= room.most) {
                throw refused(
                        kind, room, ProblemType.BUSY, "All " + room.most + " places for " + kind.many + " are taken");
            }
            if (room.taken.getOrDefault(name, 0) >= room.each) {
                throw refused(
                        kind, room, ProblemType.TOO_MANY_OPEN, "At most " + room.each + " " + kind.many + " at a time");
            }
            room.all++;
            room.taken.merge(name, 1, Integer::sum);
        }
        request.addEndHandler(_ -> leave(room, name));
    }

    private static void leave(Room room, String name) {
        synchronized (room) {
            room.all--;
            room.taken.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static Problem refused(Kind kind, Room room, ProblemType type, String why) {
        room.refused.increment();
        return new Problem(type, why).header("Retry-After", Integer.toString(kind.retryAfter));
    }
}
