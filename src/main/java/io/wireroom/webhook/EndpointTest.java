package io.wireroom.webhook;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Sends test messages, apart from the workers. */
public final class EndpointTest {
    private final EndpointClient client;
    private final InstantSource clock;

    public EndpointTest(EndpointClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @param millis duration of the request */
    public record Outcome(String id, Reply reply, long millis) {}

    /** Sends a message of the type {@code webhook.test} and waits for its outcome. */
    public Outcome run(Partner partner, Webhook webhook) throws InterruptedException {
        String id = "test-" + UUID.randomUUID();
        long start = System.nanoTime();
        Reply reply = client.send(webhook, Messages.test(id, clock.instant(), partner));
        return new Outcome(
                id, reply, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
