package io.wireroom.service.websub;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.wireroom.config.WebSubConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.ops.WebSubMeters;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.Webhook;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import io.wireroom.webhook.ChangeSource;
import io.wireroom.webhook.PinnedPost;
import io.wireroom.websub.FeedTopics;
import io.wireroom.websub.Hubs;
import io.wireroom.websub.PingSettings;
import io.wireroom.websub.Pinger;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Beans of WebSub. Invalid settings prevent the start. */
final class WebSubBeans {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

    @Produces
    @Singleton
    Hubs hubs(WireroomConfig config, PartnerDirectory partners) {
        return hubs(config, partners.isReadingOpen());
    }

    /** @param open whether reading is open */
    static Hubs hubs(WireroomConfig config, boolean open) {
        boolean feeds = open || config.feeds().isPublic();
        boolean pages = open || config.pages().isPublic();
        List<URI> urls = urls(config.websub());
        boolean reads = !Collections.disjoint(config.roles(), Set.of(Role.ENDPOINT, Role.WEBHOOKS));
        if (reads && !urls.isEmpty() && !feeds && !pages) {
            throw StartupFailure.because("wireroom.websub.hubs: hubs read without a key, and everything needs one;"
                    + " set wireroom.feeds.public=true or wireroom.pages.public=true");
        }
        return new Hubs(urls, new FeedTopics(config.publicUrl(), feeds, pages));
    }

    private static List<URI> urls(WebSubConfig config) {
        List<URI> urls = new ArrayList<>();
        for (String hub : config.hubs().orElse(List.of())) {
            try {
                urls.add(Webhook.url(hub.strip()));
            } catch (IllegalArgumentException e) {
                throw StartupFailure.because("wireroom.websub.hubs: " + e.getMessage());
            }
        }
        return urls;
    }

    @Produces
    @Singleton
    WebSubService webSubService(
            WireroomConfig config,
            KafkaConnection kafka,
            TopicNames names,
            Hubs hubs,
            ChangeSource source,
            Vertx vertx,
            MeterRegistry registry) {
        return service(config, kafka.settings(), names, hubs, source, vertx, registry);
    }

    static WebSubService service(
            WireroomConfig config,
            KafkaSettings kafka,
            TopicNames names,
            Hubs hubs,
            ChangeSource source,
            Vertx vertx,
            MeterRegistry registry) {
        WebSubConfig settings = config.websub();
        boolean pings = config.roles().contains(Role.WEBHOOKS) && !hubs.urls().isEmpty();
        WebSubMeters meters = new WebSubMeters(registry);
        PinnedPost http = http(settings, vertx, "Wireroom (+" + config.publicUrl() + ")");
        Pinger pinger = new Pinger(
                source, hubs.topics(), hubs.urls(), (hub, form) -> http.send(hub, FORM, form), times(settings), meters);
        if (pings) {
            hubs.urls().forEach(hub -> meters.register(hub, pinger::waiting));
        }
        return new WebSubService(pings, kafka, names.normalized(), settings.group(), pinger);
    }

    private static PinnedPost http(WebSubConfig config, Vertx vertx, String userAgent) {
        if (config.timeout().compareTo(MIN_TIMEOUT) < 0 || config.timeout().compareTo(MAX_TIMEOUT) > 0) {
            throw StartupFailure.because("wireroom.websub.timeout: must be from 1s to 30s");
        }
        try {
            List<Network> networks = Network.parseAll(config.allowedNetworks().orElse(List.of()));
            return new PinnedPost(vertx, HostResolver.SYSTEM, networks, config.timeout(), userAgent);
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because("wireroom.websub.allowed-networks: " + e.getMessage());
        }
    }

    private static PingSettings times(WebSubConfig config) {
        try {
            return new PingSettings(config.interval(), config.maxPings());
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because("wireroom.websub." + e.getMessage());
        }
    }
}
