package io.wireroom.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ChangeType;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.outbound.Deadline;
import io.wireroom.partner.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {
    private final FakeChanges changes = new FakeChanges();
    private final ScriptedSender sender = new ScriptedSender();
    private final MemoryStore store = new MemoryStore();
    private @Nullable DeliveryWorker worker;

    /** Answers with the given status codes, then with 200. */
    static final class ScriptedSender implements Sender {
        final List<String> sent = new CopyOnWriteArrayList<>();
        final List<Instant> times = new CopyOnWriteArrayList<>();
        final Queue<DeliveryOutcome> replies = new ArrayDeque<>();

        @Override
        public synchronized DeliveryOutcome send(Webhook webhook, Message message) {
            sent.add(message.id());
            times.add(Instant.now());
            DeliveryOutcome next = replies.poll();
            return next == null ? DeliveryOutcome.of(200, null) : next;
        }

        synchronized void answer(int... statuses) {
            for (int status : statuses) {
                replies.add(DeliveryOutcome.of(status, null));
            }
        }
    }

    static final class MemoryStore implements StateStore {
        volatile DeliveryRecord record = new DeliveryRecord(DeliveryState.NEW, List.of());
        volatile boolean fenced;
        volatile boolean owner = true;

        @Override
        public void write(WebhookKey endpoint, DeliveryRecord written) throws NotOwnerException {
            if (fenced) {
                throw new NotOwnerException(new IllegalStateException("fenced"));
            }
            record = DeliveryJsonReader.record(DeliveryJson.write(written)).orElseThrow();
        }

        @Override
        public boolean isOwner() {
            return owner;
        }
    }

    private DeliveryWorker start(RetryPolicy policy, String... more) {
        DeliveryWorker started = new DeliveryWorker(
                Endpoints.route("daily", "https://daily.example/hook", more),
                store.record,
                store,
                new DeliveryWorker.Environment(
                        changes, new Messages(changes), sender, (_, _, _) -> {}, InstantSource.system()),
                Endpoints.settings(policy));
        started.start();
        worker = started;
        return started;
    }

    @AfterEach
    void stop() {
        DeliveryWorker running = worker;
        if (running != null) {
            running.stop();
            running.join(Deadline.in(Duration.ofSeconds(3)));
            worker = null;
        }
    }

    @Test
    void sendsChangesAfterItsFirstStart() throws Exception {
        changes.add(1, 1, ChangeType.PUBLISHED);
        start(Endpoints.FAST);
        KafkaFixture.until(() -> store.record.state().cursor() != null);
        changes.add(2, 1, ChangeType.PUBLISHED);
        changes.add(2, 2, ChangeType.UPDATED);
        changes.add(2, 3, ChangeType.WITHDRAWN);

        KafkaFixture.until(() -> sender.sent.size() == 3);
        assertThat(sender.sent).containsExactly("2-1-published-0", "2-2-updated-0", "2-3-withdrawn-0");
    }

    @Test
    void continuesAfterARestartWithoutDuplicates() throws Exception {
        startAtBeginning();
        changes.add(1, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> sender.sent.size() == 1);
        stop();
        changes.add(2, 1, ChangeType.PUBLISHED);
        start(Endpoints.FAST);

        KafkaFixture.until(() -> sender.sent.size() == 2);
        assertThat(sender.sent).containsExactly("1-1-published-0", "2-1-published-0");
    }

    @Test
    void repeatsOnlyUnstoredMessagesAfterACrash() throws Exception {
        startAtBeginning();
        for (int id = 1; id <= 60; id++) {
            changes.add(id, 1, ChangeType.PUBLISHED);
            Thread.sleep(2);
        }
        KafkaFixture.until(() -> sender.sent.size() >= 40);
        DeliveryRecord atTheCrash = store.record;
        KafkaFixture.until(() -> sender.sent.size() == 60);
        stop();
        List<String> first = List.copyOf(sender.sent);
        sender.sent.clear();
        store.record = atTheCrash;
        start(Endpoints.FAST);

        var cursor = (Cursor.Decoded.Ok)
                Cursor.decode(requireNonNull(atTheCrash.state().cursor()), "log");
        int stored = (int) cursor.cursor().positions().next(0);
        assertThat(stored).isBetween(1, 60);
        KafkaFixture.until(() -> sender.sent.size() >= 60 - stored);
        Thread.sleep(150);
        assertThat(sender.sent).isEqualTo(first.subList(stored, 60));
    }

    private void startAtBeginning(String... more) throws InterruptedException {
        start(Endpoints.FAST, more);
        KafkaFixture.until(() -> store.record.state().cursor() != null);
    }

    @Test
    void sendsChosenEventsOnly() throws Exception {
        startAtBeginning("events: [withdrawn]");
        changes.add(1, 1, ChangeType.PUBLISHED);
        changes.add(2, 2, ChangeType.WITHDRAWN);
        changes.add(3, 1, ChangeType.UPDATED);

        KafkaFixture.until(() -> sender.sent.size() == 1);
        Thread.sleep(150);
        assertThat(sender.sent).containsExactly("2-2-withdrawn-0");
    }

    @Test
    void retriesTheSameMessageUntilItIsDelivered() throws Exception {
        startAtBeginning();
        sender.answer(500, 503, 302);
        changes.add(1, 1, ChangeType.PUBLISHED);
        changes.add(2, 1, ChangeType.PUBLISHED);

        KafkaFixture.until(() -> sender.sent.size() == 5);
        assertThat(sender.sent)
                .containsExactly(
                        "1-1-published-0", "1-1-published-0", "1-1-published-0", "1-1-published-0", "2-1-published-0");
        assertThat(Duration.between(sender.times.get(1), sender.times.get(2))).isGreaterThan(Duration.ofMillis(63));
        KafkaFixture.until(() -> store.record.state().lastSuccess() != null);
        assertThat(store.record.state().firstFailure()).isNull();
        assertThat(store.record.attempts())
                .extracting(Attempt::result)
                .startsWith(Result.SERVER_FAILED, Result.SERVER_FAILED, Result.REDIRECTED, Result.DELIVERED);
    }

    @Test
    void parksAMessageThatIsRefusedThreeTimes() throws Exception {
        startAtBeginning();
        sender.answer(400, 400, 422);
        changes.add(1, 1, ChangeType.PUBLISHED);
        changes.add(2, 1, ChangeType.PUBLISHED);

        KafkaFixture.until(() -> sender.sent.contains("2-1-published-0"));
        assertThat(sender.sent).filteredOn("1-1-published-0"::equals).hasSize(3);
        assertThat(store.record.state().parkedTotal()).isEqualTo(1);
        ParkedMessage parked = store.record.state().parked().getFirst();
        assertThat(parked.status()).isEqualTo(422);
        assertThat(parked.article()).isEqualTo(1);
        running().submit(new WorkerCommand("again", parked.before()));
        KafkaFixture.until(() -> sender.sent.contains("1-1-published-1"));
    }

    @Test
    void isDisabledBy410UntilItIsEnabled() throws Exception {
        startAtBeginning();
        sender.answer(410);
        changes.add(1, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> store.record.state().disabled() != null);
        Thread.sleep(200);
        assertThat(sender.sent).hasSize(1);
        stop();
        start(Endpoints.FAST); // stays disabled
        Thread.sleep(200);
        assertThat(sender.sent).hasSize(1);

        running().submit(new WorkerCommand("enable", null));
        KafkaFixture.until(() -> sender.sent.size() == 2);
        KafkaFixture.until(() -> store.record.state().lastSuccess() != null);
        assertThat(store.record.state().disabled()).isNull();
        assertThat(sender.sent).containsOnly("1-1-published-0");
    }

    @Test
    void isDisabledAfterAllAttemptsOfAPeriodFailed() throws Exception {
        RetryPolicy policy = new RetryPolicy(List.of(Duration.ofMillis(30)), Duration.ZERO, 3, Duration.ofMillis(200));
        start(policy);
        KafkaFixture.until(() -> store.record.state().cursor() != null);
        sender.answer(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        changes.add(1, 1, ChangeType.PUBLISHED);

        KafkaFixture.until(() -> store.record.state().disabled() != null);
        assertThat(sender.sent).hasSizeBetween(3, 12);
    }

    @Test
    void aReplaySendsEverythingWithNewIds() throws Exception {
        startAtBeginning();
        changes.add(1, 1, ChangeType.PUBLISHED);
        changes.add(2, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> sender.sent.size() == 2);
        running().submit(new WorkerCommand("all", ""));

        KafkaFixture.until(() -> sender.sent.size() == 4);
        assertThat(sender.sent).endsWith("1-1-published-1", "2-1-published-1");
        running().submit(new WorkerCommand("all", "")); // the same order, read again
        Thread.sleep(300);
        assertThat(sender.sent).hasSize(4);
    }

    @Test
    void sendsEverythingOfAnotherLog() throws Exception {
        startAtBeginning();
        changes.add(1, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> sender.sent.size() == 1);
        changes.identity = "another";

        KafkaFixture.until(() -> sender.sent.size() == 2);
        assertThat(sender.sent).containsExactly("1-1-published-0", "1-1-published-1");
    }

    @Test
    void waitsForAnArchiveThatIsUnavailable() throws Exception {
        startAtBeginning();
        changes.available = false;
        changes.add(1, 1, ChangeType.PUBLISHED);
        Thread.sleep(300);
        assertThat(sender.sent).isEmpty();
        changes.available = true;
        KafkaFixture.until(() -> sender.sent.size() == 1);
    }

    @Test
    void sendsNothingWithoutOwnership() throws Exception {
        startAtBeginning();
        store.owner = false;
        changes.add(1, 1, ChangeType.PUBLISHED);
        Thread.sleep(300);
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void endsWhenItsStateCannotBeStored() throws Exception {
        startAtBeginning();
        store.fenced = true;
        for (int id = 1; id <= 100; id++) {
            changes.add(id, 1, ChangeType.PUBLISHED);
            Thread.sleep(3);
        }
        Thread.sleep(200);
        assertThat(sender.sent).hasSizeLessThan(100);
        assertThat(store.record.state().cursor())
                .isEqualTo(
                        new Cursor(PartitionOffsets.START, null, CursorRights.complete(AccessScope.ALL)).encode("log"));
    }

    private DeliveryWorker running() {
        DeliveryWorker running = worker;
        if (running == null) {
            throw new AssertionError("no worker");
        }
        return running;
    }
}
