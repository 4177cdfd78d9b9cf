package io.wireroom.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.Cursor;
import io.wireroom.article.ChangeType;
import io.wireroom.kafka.KafkaFixture;
import io.wireroom.outbound.Deadline;
import io.wireroom.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an endpoint gets when its partner's rights change. */
class RightsDeliveryTest {
    private static final String WIDE = "";
    private static final String NARROW = "    sources: [alpha]\n";

    private final FakeChanges changes = new FakeChanges();
    private final DeliveryWorkerTest.ScriptedSender sender = new DeliveryWorkerTest.ScriptedSender();
    private final DeliveryWorkerTest.MemoryStore store = new DeliveryWorkerTest.MemoryStore();
    private final List<String> proven = new CopyOnWriteArrayList<>();
    private @Nullable DeliveryWorker worker;

    private DeliveryWorker start(String rights) {
        String yaml = Endpoints.yaml("daily", "https://daily.example/hook") + rights;
        Partner partner = Endpoints.registry(yaml).partners().getFirst();
        DeliveryWorker started = new DeliveryWorker(
                new PartnerWebhook(partner, partner.webhooks().getFirst()),
                store.record,
                store,
                new DeliveryWorker.Environment(
                        changes, new Messages(changes), sender, new Proof(), InstantSource.system()),
                Endpoints.settings(Endpoints.FAST));
        started.start();
        worker = started;
        return started;
    }

    private final class Proof implements DeliveryListener {
        @Override
        public void attempted(WebhookKey endpoint, Attempt attempt, Instant updated) {}

        @Override
        public void sent(WebhookKey endpoint, String log, int epoch, Cursor after, boolean delivered) {
            if (delivered && after.rights() != null && after.rights().isComplete()) {
                proven.add(Long.toHexString(after.rights().current()));
            }
        }
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

    /** The worker of the rights so far ends, and one with other rights goes on. */
    private void change(String rights) {
        stop();
        start(rights);
    }

    private void deliverOne() throws Exception {
        start(WIDE);
        KafkaFixture.until(() -> store.record.state().cursor() != null);
        changes.add(1, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> sender.sent.size() == 1);
    }

    @Test
    void sendsChangesOfRightsWithTheirOwnIds() throws Exception {
        deliverOne();
        changes.hide(2, 1);
        change(NARROW);
        KafkaFixture.until(() -> sender.sent.size() == 2);
        changes.add(2, 1, ChangeType.PUBLISHED);
        KafkaFixture.until(() -> sender.sent.size() == 3);
        changes.reveal(3, 1);
        change(WIDE);
        KafkaFixture.until(() -> sender.sent.size() == 4);
        changes.hide(4, 1);
        change(NARROW);
        KafkaFixture.until(() -> sender.sent.size() == 5);

        assertThat(sender.sent)
                .containsExactly(
                        "1-1-published-0",
                        "1-1-withdrawn-0.2",
                        "2-1-published-0",
                        "1-1-published-0.3",
                        "1-1-withdrawn-0.4");
    }

    @Test
    void continuesInTheMiddleAfterARestart() throws Exception {
        deliverOne();
        changes.hide(2, 1, 2, 3);
        stop();
        sender.answer(200, 500, 500, 500, 500);
        start(NARROW);
        KafkaFixture.until(() -> sender.sent.size() >= 3);
        stop();
        sender.replies.clear();
        int before = sender.sent.size();
        start(NARROW);
        KafkaFixture.until(() -> sender.sent.size() == before + 2);

        assertThat(sender.sent.subList(before, before + 2)).containsExactly("2-1-withdrawn-0.2", "3-1-withdrawn-0.2");
        assertThat(new ArrayList<>(sender.sent).indexOf("1-1-withdrawn-0.2")).isEqualTo(1);
    }

    @Test
    void storesTheChangeBeforeItsFirstMessage() throws Exception {
        deliverOne();
        stop();
        changes.hide(2, 1);
        sender.answer(500, 500, 500, 500);
        start(NARROW);
        KafkaFixture.until(() -> sender.sent.size() >= 2);

        String stored = store.record.state().cursor();
        assertThat(Cursor.decode(requireNonNull(stored), "log"))
                .isInstanceOfSatisfying(
                        Cursor.Decoded.Ok.class,
                        read -> assertThat(
                                        requireNonNull(read.cursor().rights()).former())
                                .hasSize(1));
    }

    @Test
    void aReplayKeepsPendingWithdrawals() throws Exception {
        deliverOne();
        stop();
        changes.hide(2, 1);
        sender.answer(500);
        changes.setAvailable(false);
        DeliveryWorker narrowed = start(NARROW);
        narrowed.submit(new WorkerCommand("again", ""));
        Thread.sleep(Duration.ofMillis(150));
        changes.setAvailable(true);
        KafkaFixture.until(() -> sender.sent.contains("1-1-published-1"));

        assertThat(sender.sent.indexOf("1-1-withdrawn-1.2")).isBetween(1, sender.sent.indexOf("1-1-published-1") - 1);
    }

    @Test
    void reportsChangesOfRightsWithoutEffect() throws Exception {
        deliverOne();
        stop();
        proven.clear();
        start(NARROW);

        KafkaFixture.until(() -> !proven.isEmpty());
        assertThat(sender.sent).hasSize(1);
    }
}
