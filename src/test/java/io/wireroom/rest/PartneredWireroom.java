package io.wireroom.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.wireroom.partner.KeyHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The service with partners whose keys are {@code key-of-} followed by their names. */
public final class PartneredWireroom implements QuarkusTestResourceLifecycleManager {
    static final String MAIN_SITE = "https://site.example";
    /** The limit of most partners, refilled within a minute. */
    static final long REQUESTS = 100_000;

    static final String PARTNERS = """
        partners:
          - name: publisher
            limit: {requests: 100000, per: 60s}
            keys: [%s]
            publish: true
          - name: everything
            limit: {requests: 100000, per: 60s}
            keys: [%s, {sha256: %s, expires: 2020-01-01T00:00:00Z}]
            site: https://everything.example
            publication: {name: The Whole, language: nb}
          - name: alpha
            limit: {requests: 100000, per: 60s}
            keys: [%s]
            sources: [alpha]
          - name: energy
            limit: {requests: 100000, per: 60s}
            keys: [%s]
            tags: [energy]
            languages: [en]
          - name: operator
            limit: {requests: 100000, per: 60s}
            keys: [%s]
            operate: true
          - name: alphas
            limit: {requests: 100000, per: 60s}
            keys: [%s]
            publish: [alpha]
          - name: slow
            keys: [%s]
            limit: {requests: 3, per: 1h}
          - name: browser
            keys: [%s]
            limit: {requests: 1, per: 1h}
        """.formatted(
                    hash("publisher"),
                    hash("everything"),
                    KeyHash.of("key-of-yesterday").hex(),
                    hash("alpha"),
                    hash("energy"),
                    hash("operator"),
                    hash("alphas"),
                    hash("slow"),
                    hash("browser"));

    private @Nullable Path folder;

    private static String hash(String name) {
        return "{sha256: " + KeyHash.of(key(name)).hex() + "}";
    }

    public static String key(String name) {
        return "key-of-" + name;
    }

    /** Where the running service reads its partners. */
    static Path file() {
        return Path.of(ConfigProvider.getConfig().getValue("wireroom.partners.file", String.class));
    }

    /** Replaces the running service's partners at once: it may look at the file at any time, and would take a part of it for a wrong one. */
    static void write(String partners) {
        try {
            Path next = Files.writeString(file().resolveSibling("next"), partners);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("wireroom-partners");
            folder = made;
            Path file = Files.writeString(made.resolve("partners.yaml"), PARTNERS);
            return Map.of(
                    "wireroom.data", made.resolve("data").toString(),
                    "wireroom.partners.file", file.toString(),
                    "wireroom.partners.poll", "50ms",
                    "wireroom.broker.port", "0",
                    "wireroom.webhooks.allowed-networks", "127.0.0.0/8",
                    "wireroom.webhooks.retries", "300ms",
                    "wireroom.site", MAIN_SITE,
                    "quarkus.http.test-port", "0",
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", "https://reader.example");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
