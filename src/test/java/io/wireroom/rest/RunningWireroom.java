package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole service with a broker in its process, on free ports and in a folder of its own. Classes that name it alone share
 * one:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(RunningWireroom.class)
 * class FeedIT {}
 * }</pre>
 */
public final class RunningWireroom implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path data;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("wireroom-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "wireroom.data", data.toString(),
                "wireroom.broker.port", "0",
                "wireroom.site", "https://site.example",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        if (data != null) {
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
