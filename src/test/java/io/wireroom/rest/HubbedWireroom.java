package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.wireroom.websub.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link PublicWireroom} whose feeds everybody may read, and a hub. */
public final class HubbedWireroom implements QuarkusTestResourceLifecycleManager {
    private final PublicWireroom open = new PublicWireroom();
    private @Nullable TestHub hub;

    @Override
    public Map<String, String> start() {
        try {
            hub = new TestHub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(open.start());
        settings.put("wireroom.feeds.public", "true");
        settings.put("wireroom.websub.hubs", hub.url("/hub").toString());
        settings.put("wireroom.websub.interval", "200ms");
        settings.put("wireroom.websub.max-pings", "1000");
        settings.put("wireroom.websub.allowed-networks", "127.0.0.0/8");
        return settings;
    }

    @Override
    public void stop() {
        open.stop();
        if (hub != null) {
            hub.close();
        }
    }
}
