package io.wireroom.receipts;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.RightsHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The positions that each consumer of each partner has read, as observed by this process and as stored by others. Kept in memory,
 * so that requests don't wait. Thread-safe.
 */
public final class ReadPositions {
    /** Minimum interval in which the time of the last request is updated if positions do not change. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Map<String, Map<String, Progress>> partners = new ConcurrentHashMap<>();
    private final Map<String, Map<String, ForgottenConsumer>> forgotten = new ConcurrentHashMap<>();
    private final RightsHistory history;

    /** @param history the rights of cursors */
    public ReadPositions(RightsHistory history) {
        this.history = history;
    }

    RightsHistory history() {
        return history;
    }

    /**
     * Records a cursor that a consumer returned. The cursor of an unfinished change of rights proves nothing new.
     *
     * @param cursor cursor up to which the consumer has everything
     */
    public void returned(Consumer consumer, Cursor cursor, Instant at) {
        CursorRights rights = rights(consumer, cursor);
        if (rights != null && !rights.isComplete()) {
            sent(consumer, cursor, at);
            return;
        }
        PartitionOffsets positions = cursor.positions();
        Progress noted = Progress.returned(consumer.log(), consumer.channel(), positions, precise(at));
        note(consumer, noted, rights, positions);
    }

    /**
     * Records a delivery to a consumer. Whether it was received is unknown until the consumer returns the cursor.
     *
     * @param next cursor up to which the consumer may have everything
     */
    public void sent(Consumer consumer, Cursor next, Instant at) {
        Progress noted = Progress.sent(consumer.log(), consumer.channel(), next.positions(), precise(at));
        note(consumer, noted, rights(consumer, next), PartitionOffsets.START);
    }

    /** The rights of a cursor; null if unknown. */
    private @Nullable CursorRights rights(Consumer consumer, Cursor cursor) {
        return cursor.rights() == null ? history.first(consumer.partner()).orElse(null) : cursor.rights();
    }

    private static Instant precise(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private void note(Consumer consumer, Progress read, @Nullable CursorRights rights, PartitionOffsets completeTo) {
        Progress noted = rights == null
                ? read
                : read.with(
                        rights.current(),
                        new RightsProgress(
                                history.versionNumber(consumer.partner(), rights.current()), completeTo, read.sent()));
        Map<String, Progress> consumers = partners.computeIfAbsent(consumer.partner(), _ -> new ConcurrentHashMap<>());
        Progress known = consumers.get(consumer.name());
        boolean isKnown = known != null
                && !known.isBehind(noted)
                && noted.seen().isBefore(known.seen().plus(PRECISION));
        if (!isKnown) {
            consumers.merge(consumer.name(), noted, Progress::merge);
        }
    }

    /** Whether the partner uses this name already or may use another one. */
    public boolean accepts(String partner, String consumer) {
        Map<String, Progress> consumers = partners.getOrDefault(partner, Map.of());
        return consumers.containsKey(consumer)
                || !ConsumerNames.isGiven(consumer)
                || consumers.keySet().stream().filter(ConsumerNames::isGiven).count() < ConsumerNames.MAX_NAMES;
    }

    /** The consumers of a partner by name. A copy. */
    public Map<String, Progress> of(String partner) {
        return Map.copyOf(partners.getOrDefault(partner, Map.of()));
    }

    Set<String> partners() {
        return Set.copyOf(partners.keySet());
    }

    /** Merges a record that another process has stored. */
    void merge(String partner, PartnerRecord record) {
        record.forgotten().forEach((consumer, gone) -> forget(partner, consumer, gone));
        history.merge(partner, record.rights());
        Map<String, Progress> known = partners.computeIfAbsent(partner, _ -> new ConcurrentHashMap<>());
        Map<String, ForgottenConsumer> gone = forgotten(partner);
        record.consumers().forEach((consumer, progress) -> {
            ForgottenConsumer since = gone.get(consumer);
            if (since == null || !since.covers(progress)) {
                known.merge(consumer, progress, Progress::merge);
            }
        });
    }

    /** The known state of a partner. */
    PartnerRecord record(String partner) {
        return new PartnerRecord(of(partner), history.of(partner), forgotten(partner));
    }

    private Map<String, ForgottenConsumer> forgotten(String partner) {
        return Map.copyOf(forgotten.getOrDefault(partner, Map.of()));
    }

    /** Forgets the positions of a consumer up to a time. If it reads again, it is tracked again. */
    void forget(String partner, String consumer, ForgottenConsumer gone) {
        forgotten
                .computeIfAbsent(partner, _ -> new ConcurrentHashMap<>())
                .merge(consumer, gone, ForgottenConsumer::merge);
        forget(partner, (name, progress) -> name.equals(consumer) && gone.covers(progress));
    }

    /** Removes expired records of forgotten consumers. */
    void forgetForgotten(String partner, Instant before) {
        Map<String, ForgottenConsumer> known = forgotten.get(partner);
        if (known != null) {
            known.values().removeIf(gone -> gone.at().isBefore(before));
        }
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
        forgotten.keySet().removeAll(Set.copyOf(names));
        names.forEach(history::forget);
    }
}
