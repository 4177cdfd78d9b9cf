package io.wireroom.webhook;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Sends test messages, apart from the workers. */
public final class TestMessageSender {
    private final WebhookClient client;
    private final InstantSource clock;

    public TestMessageSender(WebhookClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @param millis duration of the request in milliseconds */
    public record TestResult(String id, DeliveryOutcome outcome, long millis) {}

    /**
     * Sends a message of the type {@code webhook.test} and waits for its outcome.
     *
     * @throws InterruptedException if the thread is interrupted; the request is aborted
     */
    public TestResult run(Partner partner, Webhook webhook) throws InterruptedException {
        String id = "test-" + UUID.randomUUID();
        long start = System.nanoTime();
        DeliveryOutcome outcome = client.send(webhook, Messages.test(id, clock.instant(), partner));
        return new TestResult(
                id, outcome, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
