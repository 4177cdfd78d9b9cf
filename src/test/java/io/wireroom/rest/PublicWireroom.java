package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** {@link PartneredWireroom} whose pages everybody may see. */
public final class PublicWireroom implements QuarkusTestResourceLifecycleManager {
    private final PartneredWireroom partnered = new PartneredWireroom();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(partnered.start());
        settings.put("wireroom.pages.public", "true");
        return settings;
    }

    @Override
    public void stop() {
        partnered.stop();
    }
}
