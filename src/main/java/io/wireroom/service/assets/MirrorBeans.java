package io.wireroom.service.assets;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.wireroom.assets.AssetStore;
import io.wireroom.config.MirrorConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.mirror.FetchSettings;
import io.wireroom.mirror.ImageFetcher;
import io.wireroom.mirror.Mirror;
import io.wireroom.ops.MirrorMeters;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mirror, if it is enabled. Invalid settings end the process. */
final class MirrorBeans {
    @Produces
    @Singleton
    Optional<Mirror> mirror(WireroomConfig config, AssetStore store, Vertx vertx, MeterRegistry registry) {
        if (!config.mirror().enabled() || config.roles().equals(Set.of(Role.PIPELINE))) {
            return Optional.empty();
        }
        if (!store.isPersistent()) {
            throw StartupFailure.because(
                    "wireroom.mirror.enabled=true needs a store to keep images in: set wireroom.assets-store.kind to folder or s3");
        }
        ImageFetcher fetcher = new ImageFetcher(
                vertx, settings(config.mirror()), HostResolver.SYSTEM, "Wireroom (+" + config.publicUrl() + ")");
        return Optional.of(new Mirror(
                fetcher, store, config.mirror().retryAfter(), new MirrorMeters(registry), InstantSource.system()));
    }

    private static FetchSettings settings(MirrorConfig config) {
        try {
            return new FetchSettings(
                    config.maxBytes(),
                    config.maxPixels(),
                    config.connectTimeout(),
                    config.timeout(),
                    config.perHost(),
                    config.parallel(),
                    config.ports(),
                    Network.parseAll(config.allowedNetworks().orElse(List.of())));
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because("wireroom.mirror: " + e.getMessage());
        }
    }
}
