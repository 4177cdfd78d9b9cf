package io.wireroom.service.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FolderAssetStore;
import io.wireroom.config.WireroomConfig;
import io.wireroom.mirror.Mirror;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorBeansTest {
    private static final String ENABLED = "wireroom.mirror.enabled";

    private static Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    private static Optional<Mirror> mirror(AssetStore store, Map<String, String> settings) {
        WireroomConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
        return new MirrorBeans().mirror(config, store, vertx, new SimpleMeterRegistry());
    }

    @Test
    void isOffByDefault() throws IOException {
        assertThat(mirror(new FolderAssetStore(folder), Map.of())).isEmpty();
        assertThat(mirror(new FolderAssetStore(folder), Map.of(ENABLED, "true")))
                .isPresent();
    }

    @Test
    void requiresAStore() {
        assertThatThrownBy(() -> mirror(AssetStore.none(), Map.of(ENABLED, "true")))
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageContaining("wireroom.assets-store.kind");
    }

    @Test
    void needsNoStoreInOtherRoles() {
        assertThat(mirror(AssetStore.none(), Map.of(ENABLED, "true", "wireroom.roles", "pipeline")))
                .isEmpty();
    }

    @Test
    void rejectsInvalidSettings() throws IOException {
        AssetStore store = new FolderAssetStore(folder);
        for (Map<String, String> wrong : List.of(
                Map.of(ENABLED, "true", "wireroom.mirror.allowed-networks", "localhost/8"),
                Map.of(ENABLED, "true", "wireroom.mirror.per-host", "0"),
                Map.of(ENABLED, "true", "wireroom.mirror.timeout", "0s"))) {
            assertThatThrownBy(() -> mirror(store, wrong))
                    .isInstanceOf(PreventFurtherStepsException.class)
                    .hasMessageContaining("wireroom.mirror");
        }
    }
}
