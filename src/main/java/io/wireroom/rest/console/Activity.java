package io.wireroom.rest.console;

import io.wireroom.journal.JournalEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DecisionRows of the pipeline in the last hour by minute, counted from the journal, so that all endpoints have the same numbers. */
@Singleton
public final class Activity {
    /** Number of minutes that are kept: an hour, and the current minute. */
    public static final Duration RETENTION = Duration.ofMinutes(61);

    private static final int MINUTES = (int) RETENTION.toMinutes();

    private final InstantSource clock;
    private final @Nullable Minute[] minutes = new Minute[MINUTES];

    @Inject
    Activity() {
        this(Clock.systemUTC());
    }

    Activity(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One minute.
     *
     * @param number minutes since the epoch
     * @param decided number of decided documents
     * @param events number of published editions, from documents and timers
     * @param rejected number of rejected documents and held versions
     * @param delays number of documents with a known delay: all except redriven ones
     * @param delay sum of the times from arrival to decision, in milliseconds
     */
    record Minute(long number, int decided, int events, int rejected, int delays, long delay) {
        static Minute empty(long number) {
            return new Minute(number, 0, 0, 0, 0, 0);
        }

        Minute with(JournalEntry entry) {
            boolean ofDocument = entry.isOfDocument();
            boolean event = switch (entry.outcome()) {
                case PUBLISHED, UPDATED, WITHDRAWN, RELEASED, EXPIRED -> true;
                case UNCHANGED, HELD, SUPPRESSED, REJECTED -> false;
            };
            boolean timed = ofDocument && entry.provenance().redriven() == 0;
            long millis = Math.max(
                    0, Duration.between(entry.received(), entry.decided()).toMillis());
            return new Minute(
                    number,
                    decided + (ofDocument ? 1 : 0),
                    events + (event ? 1 : 0),
                    rejected + (entry.failure() == null ? 0 : 1),
                    delays + (timed ? 1 : 0),
                    delay + (timed ? millis : 0));
        }
    }

    /** Counts an entry of the journal, unless it is too old. */
    public synchronized void count(JournalEntry entry) {
        long now = minute(clock.instant());
        long number = Math.min(now, minute(entry.decided()));
        if (now - number >= MINUTES) {
            return;
        }
        int index = index(number);
        Minute known = minutes[index];
        minutes[index] = (known == null || known.number() != number ? Minute.empty(number) : known).with(entry);
    }

    /** Removes all counts, because the journal is read again. */
    public synchronized void clear() {
        Arrays.fill(minutes, null);
    }

    /** The last minutes, oldest first. The last one is incomplete. */
    synchronized List<Minute> lastHour() {
        long now = minute(clock.instant());
        List<Minute> hour = new ArrayList<>();
        for (long number = now - MINUTES + 1; number <= now; number++) {
            Minute known = minutes[index(number)];
            hour.add(known == null || known.number() != number ? Minute.empty(number) : known);
        }
        return hour;
    }

    private static long minute(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60);
    }

    private static int index(long number) {
        return (int) Math.floorMod(number, (long) MINUTES);
    }
}
