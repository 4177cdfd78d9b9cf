package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Synchronizes {@link ReadPositions} with the topic {@code articles.cursors}. Each process reads the topic and merges its records.
 * A process with newer positions than the topic writes the merged record, so that concurrent writers converge.
 *
 * <p>A partner's record is written immediately if a consumer is new or has passed a withdrawal, every few seconds while its
 * consumers advance, and otherwise once per minute. While Kafka is unavailable, the positions stay in memory.
 */
public final class CursorStore {
    private static final Logger LOG = Logger.getLogger(CursorStore.class);
    private static final Duration WHILE_MOVING = Duration.ofSeconds(5);
    private static final Duration WHILE_IDLE = Duration.ofSeconds(60);

    private static final PartnerRecord NONE = new PartnerRecord(Map.of(), Map.of(), Map.of());

    private final ReadPositions positions;
    private final CursorRetention retention;
    private final Supplier<Optional<PartnerRegistry>> partners;
    private final WithdrawalLog withdrawals;
    private final Writer writer;
    private final InstantSource clock;
    private final Map<String, PartnerRecord> stored = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new HashMap<>();
    private boolean failing;

    /** Writes to the topic. */
    @FunctionalInterface
    public interface Writer {
        /** @param value null: deletes the record */
        CompletionStage<Void> write(byte[] key, byte @Nullable [] value);
    }

    /** @param partners empty while no partners file is in use: then nothing is stored or deleted */
    public CursorStore(
            ReadPositions positions,
            Supplier<Optional<PartnerRegistry>> partners,
            WithdrawalLog withdrawals,
            Writer writer,
            InstantSource clock) {
        this.positions = positions;
        this.retention = new CursorRetention(positions);
        this.partners = partners;
        this.withdrawals = withdrawals;
        this.writer = writer;
        this.clock = clock;
    }

    /** Applies a record of the topic. */
    public void apply(byte[] key, byte @Nullable [] value) {
        String partner = new String(key, UTF_8);
        if (value == null) {
            stored.remove(partner); // partners that are configured here are written again
            return;
        }
        ProgressJson.read(value)
                .ifPresentOrElse(
                        record -> {
                            stored.put(partner, record);
                            positions.merge(partner, record);
                        },
                        () -> LOG.warnf("Skipped the unreadable read positions of partner %s", partner));
    }

    /**
     * Writes the records that are due, and waits for Kafka. Called from one thread.
     *
     * @param everything whether to write all changed records
     * @return number of records that Kafka did not accept
     */
    public int flush(boolean everything) {
        PartnerRegistry registry = partners.get().orElse(null);
        if (registry == null) {
            return 0;
        }
        Instant now = clock.instant();
        List<CompletableFuture<Void>> writes = new ArrayList<>(delete(registry, now));
        for (Partner partner : registry.partners()) {
            retention.apply(partner, now);
            if (isDue(partner.name(), everything, now)) {
                writes.add(write(partner.name(), now));
            }
        }
        int failed = 0;
        for (CompletableFuture<Void> write : writes) {
            failed += succeeds(write) ? 0 : 1;
        }
        failing = failed > 0;
        return failed;
    }

    private boolean succeeds(CompletableFuture<Void> write) {
        try {
            write.join();
            return true;
        } catch (CompletionException e) {
            if (!failing) {
                failing = true;
                LOG.warnf("Read positions can't be written to Kafka, trying again: %s", e.getCause());
            }
            return false;
        }
    }

    private List<CompletableFuture<Void>> delete(PartnerRegistry registry, Instant now) {
        Set<String> names = registry.partners().stream().map(Partner::name).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(stored.keySet());
        gone.removeAll(names);
        gone.removeIf(name -> !CursorRetention.isExpired(stored.getOrDefault(name, NONE), now));
        Set<String> unknown = new HashSet<>(positions.partners());
        unknown.removeAll(names);
        unknown.removeIf(name -> stored.containsKey(name) && !gone.contains(name));
        positions.forget(unknown);
        written.keySet().retainAll(names);
        List<CompletableFuture<Void>> deletions = new ArrayList<>();
        for (String name : gone) {
            deletions.add(writer.write(name.getBytes(UTF_8), null)
                    .thenRun(() -> stored.remove(name))
                    .toCompletableFuture());
        }
        return deletions;
    }

    /**
     * Forgets a consumer that no longer exists.
     *
     * @param by who requested it
     * @return completes when Kafka has stored it
     */
    public CompletionStage<Void> forget(String partner, String consumer, String by) {
        positions.forget(partner, consumer, new ForgottenConsumer(clock.instant(), by));
        LOG.infof("Consumer %s of partner %s was removed by %s", consumer, partner, by);
        return writer.write(partner.getBytes(UTF_8), ProgressJson.write(positions.record(partner)));
    }

    private boolean isDue(String partner, boolean everything, Instant now) {
        PartnerRecord topic = stored.getOrDefault(partner, NONE);
        PartnerRecord known = positions.record(partner);
        if (known.equals(topic)) {
            return false;
        }
        boolean urgent = everything
                || !known.rights().equals(topic.rights())
                || !known.forgotten().equals(topic.forgotten());
        boolean moved = false;
        for (Map.Entry<String, Progress> each : known.consumers().entrySet()) {
            Progress before = topic.consumers().get(each.getKey());
            urgent |= before == null || mark(partner, each.getKey(), each.getValue());
            moved |= before == null || before.isBehind(each.getValue());
        }
        Instant last = written.get(partner);
        return urgent || last == null || !now.isBefore(last.plus(moved ? WHILE_MOVING : WHILE_IDLE));
    }

    /** Adds checkpoints for positions that passed a withdrawal, and for first positions. Returns whether any were added. */
    private boolean mark(String partner, String consumer, Progress progress) {
        PartitionOffsets marked = progress.marked();
        boolean passed = !marked.reaches(progress.positions())
                && (progress.marks().isEmpty() || withdrawals.hasBetween(marked, progress.positions()));
        if (passed) {
            positions.change(partner, consumer, now -> now.mark(true));
        }
        return passed;
    }

    private CompletableFuture<Void> write(String partner, Instant now) {
        positions.of(partner).forEach((consumer, progress) -> {
            if (!progress.marked().reaches(progress.positions())
                    && (progress.marks().isEmpty()
                            || progress.reached()
                                    .isAfter(progress.marks().getLast().at().plus(WHILE_IDLE)))) {
                positions.change(partner, consumer, latest -> latest.mark(false));
            }
        });
        PartnerRecord record = positions.record(partner);
        return writer.write(partner.getBytes(UTF_8), ProgressJson.write(record))
                .thenRun(() -> {
                    stored.put(partner, record);
                    written.put(partner, now);
                })
                .toCompletableFuture();
    }
}
