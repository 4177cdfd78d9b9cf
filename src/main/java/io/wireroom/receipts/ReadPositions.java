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
     * Notes that a consumer came back.
     *
     * @param log identity of the log
     * @param positions the consumer has everything before them
     */
    public void returned(
            String partner, String consumer, String channel, String log, PartitionOffsets positions, Instant at) {
        Map<String, Progress> consumers = partners.computeIfAbsent(partner, _ -> new ConcurrentHashMap<>());
        Progress known = consumers.get(consumer);
        if (known == null || !isKnown(known, log, positions, at)) {
            Instant noted = at.truncatedTo(ChronoUnit.MILLIS);
            consumers.merge(consumer, Progress.returned(log, channel, positions, noted), Progress::merge);
        }
    }

    private static boolean isKnown(Progress known, String log, PartitionOffsets positions, Instant at) {
        return known.log().equals(log)
                && known.positions().reaches(positions)
                && at.isBefore(known.seen().plus(PRECISION));
    }

    /** Notes that an endpoint has answered that it has everything before these positions. */
    public void delivered(String partner, String endpoint, EndpointLog log, PartitionOffsets positions, Instant at) {
        returned(partner, ConsumerNames.ofWebhook(endpoint), "webhook", log.name(), positions, at);
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
