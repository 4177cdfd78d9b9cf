package io.wireroom.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Sends signed requests to endpoints, with the address rules of {@link PinnedPost}. */
public final class WebhookClient implements Sender {
    private final PinnedPost http;
    private final InstantSource clock;

    /**
     * @param networks allowed private networks
     * @param timeout time limit for name resolution, connection and response together
     */
    public WebhookClient(
            Vertx vertx,
            HostResolver resolver,
            List<Network> networks,
            Duration timeout,
            String userAgent,
            InstantSource clock) {
        this(vertx, new HttpClientOptions(), resolver, networks, timeout, userAgent, clock);
    }

    WebhookClient(
            Vertx vertx,
            HttpClientOptions options,
            HostResolver resolver,
            List<Network> networks,
            Duration timeout,
            String userAgent,
            InstantSource clock) {
        this.http = new PinnedPost(vertx, options, resolver, networks, timeout, userAgent);
        this.clock = clock;
    }

    @Override
    public DeliveryOutcome send(Webhook webhook, Message message) throws InterruptedException {
        long timestamp = clock.instant().getEpochSecond();
        String signature = Signature.of(message.id(), timestamp, message.body(), webhook.secrets());
        return http.send(
                webhook.url(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        message.id(),
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        signature),
                message.body());
    }
}
