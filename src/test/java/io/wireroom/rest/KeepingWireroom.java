package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Like {@link RunningWireroom}, with a folder of images, and QR codes with a tracking parameter. */
public final class KeepingWireroom implements QuarkusTestResourceLifecycleManager {
    private final RunningWireroom running = new RunningWireroom();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(running.start());
        settings.put("wireroom.assets-store.kind", "folder");
        settings.put("wireroom.qr.target", "{canonical_url}?utm_source=qr");
        settings.put("wireroom.qr.error-correction", "high");
        settings.put("wireroom.qr.module-size", "5");
        return settings;
    }

    @Override
    public void stop() {
        running.stop();
    }
}
