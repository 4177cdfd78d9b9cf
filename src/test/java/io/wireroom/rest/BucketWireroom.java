package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.wireroom.assets.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Like {@link RunningWireroom}, with a bucket whose public URL is {@code https://cdn.example/news}. */
public final class BucketWireroom implements QuarkusTestResourceLifecycleManager {
    private final RunningWireroom running = new RunningWireroom();
    private @Nullable S3Server server;

    @Override
    public Map<String, String> start() {
        try {
            server = new S3Server(Files.createTempDirectory("wireroom-bucket"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(running.start());
        settings.put("wireroom.assets-store.kind", "s3");
        settings.put("wireroom.assets-store.s3.endpoint", server.endpoint().toString());
        settings.put("wireroom.assets-store.s3.bucket", S3Server.BUCKET);
        settings.put("wireroom.assets-store.s3.path-style", "true");
        settings.put("wireroom.assets-store.s3.public-base", "https://cdn.example/news");
        return settings;
    }

    @Override
    public void stop() {
        running.stop();
        if (server != null) {
            server.close();
        }
    }
}
