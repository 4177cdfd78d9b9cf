package io.wireroom.service.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.wireroom.config.WebhooksConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.table.TableWriter;
import io.wireroom.ops.WebhookMeters;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import io.wireroom.webhook.ChangeSource;
import io.wireroom.webhook.DeliveryEnvironment;
import io.wireroom.webhook.DeliverySettings;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.RetryPolicy;
import io.wireroom.webhook.TestMessageSender;
import io.wireroom.webhook.WebhookClient;
import io.wireroom.webhook.WorkerCommands;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Beans of webhooks. Invalid settings prevent the start. */
final class WebhookBeans {
    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MIN_PAUSE = Duration.ofSeconds(60);

    /** Attempts of a refused message before it is parked. */
    private static final int REFUSALS = 3;

    @Produces
    @Singleton
    DeliveryStates deliveryStates() {
        return new DeliveryStates();
    }

    @Produces
    @Singleton
    WebhookClient endpointClient(WireroomConfig config, Vertx vertx) {
        WebhooksConfig webhooks = config.webhooks();
        if (webhooks.timeout().compareTo(MIN_TIMEOUT) < 0 || webhooks.timeout().compareTo(MAX_TIMEOUT) > 0) {
            throw StartupFailure.because("wireroom.webhooks.timeout: must be from 1s to 30s");
        }
        return new WebhookClient(
                vertx,
                HostResolver.SYSTEM,
                networks(webhooks),
                webhooks.timeout(),
                "Wireroom (+" + config.publicUrl() + ")",
                InstantSource.system());
    }

    private static List<Network> networks(WebhooksConfig config) {
        try {
            return Network.parseAll(config.allowedNetworks().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because("wireroom.webhooks.allowed-networks: " + e.getMessage());
        }
    }

    @Produces
    @Singleton
    TestMessageSender endpointTest(WebhookClient client) {
        return new TestMessageSender(client, InstantSource.system());
    }

    @Produces
    @Singleton
    WebhookMeters webhookMeters(MeterRegistry registry) {
        return new WebhookMeters(registry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    TableWriter deliveriesWriter(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new TableWriter(kafka.settings(), names.deliveries()));
    }

    void close(@Disposes TableWriter writer) {
        writer.close();
    }

    @Produces
    @Singleton
    WorkerCommands commands(TableWriter writer) {
        return new WorkerCommands(writer::write);
    }

    @Produces
    @Singleton
    WebhookService webhookService(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            PartnerDirectory partners,
            DeliveryStates states,
            ChangeSource source,
            WebhookClient client,
            WebhookMeters meters,
            ReadPositions positions) {
        return new WebhookService(
                new WebhookService.Settings(
                        names.deliveries(),
                        config.webhooks().group(),
                        config.roles().contains(Role.WEBHOOKS)),
                kafka.settings(),
                topics,
                partners::registry,
                states,
                new DeliveryEnvironment(
                        source, client, new DeliveryReceipts(meters, positions), InstantSource.system()),
                DeliverySettings.of(policy(config.webhooks())),
                meters);
    }

    private static RetryPolicy policy(WebhooksConfig config) {
        try {
            Duration longest =
                    config.retries().stream().max(Duration::compareTo).orElse(MIN_PAUSE);
            Duration pause = longest.compareTo(MIN_PAUSE) < 0 ? longest : MIN_PAUSE;
            return new RetryPolicy(config.retries(), pause, REFUSALS, config.disableAfter());
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because("wireroom.webhooks: " + e.getMessage());
        }
    }
}
