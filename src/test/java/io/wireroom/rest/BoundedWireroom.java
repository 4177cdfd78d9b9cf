package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Like {@link PartneredWireroom}, with small limits and short timeouts. */
public final class BoundedWireroom implements QuarkusTestResourceLifecycleManager {
    static final int PAGE = 300_000;

    private final PartneredWireroom running = new PartneredWireroom();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(running.start());
        settings.put("wireroom.limits.page-bytes", "" + PAGE);
        settings.put("wireroom.limits.streams", "4");
        settings.put("wireroom.limits.streams-per-partner", "3");
        settings.put("wireroom.limits.exports", "2");
        settings.put("wireroom.limits.exports-per-partner", "1");
        settings.put("wireroom.limits.waiting", "3");
        settings.put("wireroom.limits.waiting-per-partner", "2");
        settings.put("wireroom.limits.head-timeout", "1s");
        settings.put("wireroom.limits.stall-timeout", "2s");
        return settings;
    }

    @Override
    public void stop() {
        running.stop();
    }
}
