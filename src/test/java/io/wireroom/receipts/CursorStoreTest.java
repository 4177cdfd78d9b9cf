package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.RightsHistory;
import io.wireroom.webhook.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Replicas that share the topic of cursors. */
class CursorStoreTest {
    private static final String LOG = "cluster/log";
    private static final PartnerRegistry PARTNERS = Endpoints.registry(
            Endpoints.yaml("reef", "https://reef.example/hook") + Endpoints.yaml("cove", "https://cove.example/hook"));

    private final Map<String, byte @Nullable []> topic = new LinkedHashMap<>();
    private final List<String> writes = new ArrayList<>();
    private final List<OpenArchive> replicas = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private PartitionOffsets withdrawal = PartitionOffsets.of(1_000_000);
    private boolean away;

    /** A process; all get each record, in the order of the topic. */
    private final class OpenArchive {
        private final ReadPositions positions = new ReadPositions(new RightsHistory(InstantSource.system()));
        private Optional<PartnerRegistry> partners = Optional.of(PARTNERS);
        private final CursorStore store = new CursorStore(
                positions, () -> partners, CursorStoreTest.this::isPassed, CursorStoreTest.this::write, () -> now);

        OpenArchive() {
            topic.forEach((key, value) -> store.apply(key.getBytes(UTF_8), value));
            replicas.add(this);
        }

        void returned(String consumer, long... offsets) {
            positions.returned(
                    new Consumer("reef", consumer, "changes", LOG),
                    new Cursor(PartitionOffsets.of(offsets), null),
                    now);
        }

        Progress known(String consumer) {
            return requireNonNull(positions.of("reef").get(consumer));
        }
    }

    private boolean isPassed(PartitionOffsets from, PartitionOffsets to) {
        return !from.reaches(withdrawal) && to.reaches(withdrawal);
    }

    private CompletionStage<Void> write(byte[] key, byte @Nullable [] value) {
        if (away) {
            return CompletableFuture.failedFuture(new TimeoutException("away"));
        }
        String partner = new String(key, UTF_8);
        topic.put(partner, value);
        writes.add(partner + (value == null ? " deleted" : ""));
        replicas.forEach(replica -> replica.store.apply(key, value));
        return CompletableFuture.completedFuture(null);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Test
    void writesRarelyUnlessAWithdrawalIsPassed() {
        OpenArchive replica = new OpenArchive();
        for (int second = 0; second < 600; second += 2) {
            replica.returned("default", second);
            replica.store.flush(false);
            pass(Duration.ofSeconds(2));
        }
        assertThat(writes).as("every five seconds").hasSizeBetween(95, 105);
        for (int second = 0; second < 600; second += 2) {
            replica.returned("default", 598);
            replica.store.flush(false);
            pass(Duration.ofSeconds(2));
        }
        assertThat(writes).as("once per minute").hasSizeBetween(105, 116);

        withdrawal = PartitionOffsets.of(700);
        int before = writes.size();
        replica.returned("default", 800);
        replica.store.flush(false);
        assertThat(writes).as("at once").hasSize(before + 1);
        assertThat(replica.known("default").hadBy(0, 700)).isEqualTo(now);
    }

    @Test
    void restoresStoredPositionsAfterARestart() {
        OpenArchive killed = new OpenArchive();
        withdrawal = PartitionOffsets.of(5);
        killed.returned("default", 3);
        killed.store.flush(false);
        Instant seen = now.plusSeconds(4);
        pass(Duration.ofSeconds(4));
        killed.returned("default", 8);
        killed.store.flush(false);
        pass(Duration.ofSeconds(4));
        killed.returned("default", 9);
        killed.store.flush(false);
        replicas.clear();

        OpenArchive next = new OpenArchive();
        assertThat(next.known("default").positions()).isEqualTo(PartitionOffsets.of(8));
        assertThat(next.known("default").hadBy(0, 5)).isEqualTo(seen);
    }

    @Test
    void concurrentWritersConverge() {
        Random random = new Random(3);
        List<OpenArchive> three = List.of(new OpenArchive(), new OpenArchive(), new OpenArchive());
        long[] furthest = new long[3];
        for (int step = 0; step < 500; step++) {
            long[] offsets = random.longs(3, 0, 10 + step).toArray();
            for (int partition = 0; partition < 3; partition++) {
                furthest[partition] = Math.max(furthest[partition], offsets[partition]);
            }
            OpenArchive one = three.get(random.nextInt(3));
            one.returned("default", offsets);
            away = random.nextInt(5) == 0;
            if (random.nextInt(3) == 0) {
                three.get(random.nextInt(3)).store.flush(false);
            }
            pass(Duration.ofSeconds(random.nextInt(20)));
        }
        away = false;
        replicas.forEach(replica -> replica.store.flush(true));
        replicas.forEach(replica -> replica.store.flush(true));
        for (OpenArchive replica : replicas) {
            assertThat(replica.known("default").positions()).isEqualTo(PartitionOffsets.of(furthest));
            assertThat(replica.positions.of("reef"))
                    .isEqualTo(replicas.getFirst().positions.of("reef"));
        }
        int before = writes.size();
        replicas.forEach(replica -> replica.store.flush(true));
        assertThat(writes).as("all is stored").hasSize(before);
    }

    @Test
    void keepsPositionsInMemoryWhileKafkaIsUnavailable() {
        OpenArchive replica = new OpenArchive();
        away = true;
        for (int offset = 1; offset <= 50; offset++) {
            replica.returned("default", offset);
            assertThat(replica.store.flush(false)).isEqualTo(1);
            pass(Duration.ofSeconds(2));
        }
        assertThat(writes).isEmpty();
        assertThat(replica.known("default").marks()).as("not one per try").hasSizeLessThanOrEqualTo(64);
        away = false;
        assertThat(replica.store.flush(false)).isZero();
        assertThat(writes).containsExactly("reef");
        replicas.clear();
        assertThat(new OpenArchive().known("default").positions()).isEqualTo(PartitionOffsets.of(50));
    }

    @Test
    void aPartnerThatReturnsWithinThirtyDaysKeepsItsPositions() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        replica.store.flush(false);
        remove(replica);
        pass(Duration.ofDays(29));
        replica.store.flush(true);
        assertThat(writes).containsExactly("reef");

        replicas.clear();
        OpenArchive restarted = new OpenArchive();
        restarted.store.flush(true);
        assertThat(restarted.known("default").positions()).isEqualTo(PartitionOffsets.of(5));
    }

    @Test
    void deletesPositionsOfRemovedPartners() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        replica.store.flush(false);
        remove(replica);
        pass(Duration.ofDays(31));
        replica.store.flush(false);

        assertThat(writes).containsExactly("reef", "reef deleted");
        replica.store.flush(true);
        assertThat(replica.positions.of("reef")).isEmpty();
        assertThat(writes).hasSize(2);
    }

    private static void remove(OpenArchive replica) {
        replica.partners = Optional.of(Endpoints.registry(Endpoints.yaml("cove", "https://cove.example/hook")));
        replica.store.flush(false);
    }

    @Test
    void aRemovedConsumerStaysRemovedInAllReplicasUntilItReadsAgain() {
        OpenArchive one = new OpenArchive();
        OpenArchive other = new OpenArchive();
        one.returned("default", 5);
        one.returned("print", 7);
        one.store.flush(true);
        pass(Duration.ofSeconds(10));
        CompletionStage<Void> _ = other.store.forget("reef", "print", "desk");
        assertThat(one.positions.of("reef")).containsOnlyKeys("default");
        one.returned("default", 6);
        one.store.flush(true);
        other.store.flush(true);
        assertThat(new OpenArchive().positions.of("reef")).containsOnlyKeys("default");

        pass(Duration.ofSeconds(10));
        one.returned("print", 8);
        one.store.flush(true);
        assertThat(other.known("print").positions()).isEqualTo(PartitionOffsets.of(8));
        pass(Duration.ofDays(31));
        one.store.flush(true);
        assertThat(one.positions.record("reef").forgotten()).isEmpty();
    }

    @Test
    void aPartnerThatAnotherReplicaDeletedIsWrittenAgainWhereItIsConfigured() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        replica.store.flush(false);
        CompletionStage<Void> _ = write("reef".getBytes(UTF_8), null);
        pass(Duration.ofMinutes(2));
        replica.store.flush(false);
        assertThat(topic.get("reef")).isNotNull();
    }

    @Test
    void storesNothingWithoutAPartnersFile() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        replica.store.flush(false);
        replica.partners = Optional.empty();
        replica.returned("default", 6);
        replica.store.flush(true);
        assertThat(writes).containsExactly("reef");
    }

    @Test
    void removesInactiveConsumersAndRemovedEndpoints() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        replica.returned("print", 5);
        replica.positions.returned(
                Consumer.ofWebhook("reef", "gone", new WebhookEpoch(LOG, 0)),
                new Cursor(PartitionOffsets.of(5), null),
                now);
        replica.store.flush(true);
        assertThat(replica.positions.of("reef")).containsOnlyKeys("default", "print");
        pass(Duration.ofDays(20));
        replica.returned("default", 6);
        pass(Duration.ofDays(11));
        replica.store.flush(true);
        assertThat(replica.positions.of("reef")).containsOnlyKeys("default");
        assertThat(ProgressJson.read(requireNonNull(topic.get("reef"))))
                .hasValueSatisfying(stored -> assertThat(stored.consumers()).containsOnlyKeys("default"));
    }

    @Test
    void limitsTheNumberOfNames() {
        OpenArchive replica = new OpenArchive();
        replica.returned("default", 5);
        for (int i = 0; i < ConsumerNames.MAX_NAMES; i++) {
            assertThat(replica.positions.accepts("reef", "site-" + i)).isTrue();
            replica.returned("site-" + i, 5);
        }
        assertThat(replica.positions.accepts("reef", "another")).isFalse();
        assertThat(replica.positions.accepts("reef", "site-0")).isTrue();
        assertThat(replica.positions.accepts("reef", ConsumerNames.DEFAULT)).isTrue();
        assertThat(replica.positions.accepts("cove", "another")).isTrue();
    }

    @Test
    void skipsUnreadableRecords() {
        OpenArchive replica = new OpenArchive();
        replica.store.apply("reef".getBytes(UTF_8), "{}{".getBytes(UTF_8));
        replica.store.apply("reef".getBytes(UTF_8), "nothing".getBytes(UTF_8));
        assertThat(new TreeMap<>(replica.positions.of("reef"))).isEmpty();
    }
}
