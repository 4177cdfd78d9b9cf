package io.wireroom.receipts;

import io.wireroom.archive.PartitionOffsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * How far each consumer of each partner has read: what this process was shown, and what others have stored. Held in memory, so that it
 * costs requests nothing. Thread-safe.
 */
public final class ReadPositions {
    /** A consumer that comes back more often with positions that are known is noted once per this time. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Map<String, Map<String, Progress>> partners = new ConcurrentHashMap<>();

    /**
     * Notes that a consumer came back with a cursor.
     *
     * @param positions the consumer has everything before them
     */
    public void returned(Consumer consumer, PartitionOffsets positions, Instant at) {
        note(consumer, positions, positions, at, Progress::returned);
    }

    /**
     * Notes that something was sent to a consumer. Whether it arrived is not known until the consumer comes back.
     *
     * @param positions the consumer may have everything before them
     */
    public void sent(Consumer consumer, PartitionOffsets positions, Instant at) {
        note(consumer, PartitionOffsets.START, positions, at, Progress::sent);
    }

    private interface Note {
        Progress of(String log, String channel, PartitionOffsets positions, Instant at);
    }

    private void note(Consumer consumer, PartitionOffsets has, PartitionOffsets mayHave, Instant at, Note note) {
        Map<String, Progress> consumers = partners.computeIfAbsent(consumer.partner(), _ -> new ConcurrentHashMap<>());
        Progress known = consumers.get(consumer.name());
        boolean isKnown = known != null
                && known.log().equals(consumer.log())
                && known.positions().reaches(has)
                && known.sent().reaches(mayHave)
                && at.isBefore(known.seen().plus(PRECISION));
        if (!isKnown) {
            Instant noted = at.truncatedTo(ChronoUnit.MILLIS);
            consumers.merge(
                    consumer.name(), note.of(consumer.log(), consumer.channel(), mayHave, noted), Progress::merge);
        }
    }

    /** Whether the partner uses this name or has room for another one. */
    public boolean accepts(String partner, String consumer) {
        Map<String, Progress> consumers = partners.getOrDefault(partner, Map.of());
        return consumers.containsKey(consumer)
                || !ConsumerNames.isGiven(consumer)
                || consumers.keySet().stream().filter(ConsumerNames::isGiven).count() < ConsumerNames.MOST;
    }

    /** The consumers of a partner by name. A copy. */
    public Map<String, Progress> of(String partner) {
        return Map.copyOf(partners.getOrDefault(partner, Map.of()));
    }

    Set<String> partners() {
        return Set.copyOf(partners.keySet());
    }

    /** Adds what another process has stored. */
    void merge(String partner, Map<String, Progress> consumers) {
        Map<String, Progress> known = partners.computeIfAbsent(partner, _ -> new ConcurrentHashMap<>());
        consumers.forEach((consumer, progress) -> known.merge(consumer, progress, Progress::merge));
    }

    void change(String partner, String consumer, UnaryOperator<Progress> change) {
        Map<String, Progress> consumers = partners.get(partner);
        if (consumers != null) {
            consumers.computeIfPresent(consumer, (_, progress) -> change.apply(progress));
        }
    }

    /** Forgets these consumers of a partner. */
    void forget(String partner, BiPredicate<String, Progress> forgotten) {
        Map<String, Progress> consumers = partners.get(partner);
        if (consumers != null) {
            consumers.entrySet().removeIf(each -> forgotten.test(each.getKey(), each.getValue()));
        }
    }

    void forget(Collection<String> names) {
        partners.keySet().removeAll(Set.copyOf(names));
    }
}
