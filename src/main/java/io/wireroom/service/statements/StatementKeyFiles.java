package io.wireroom.service.statements;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.FileWatcher;
import io.wireroom.config.StatementsConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.service.startup.StartupFailure;
import io.wireroom.signature.Ed25519Key;
import io.wireroom.statement.CurrentKeys;
import io.wireroom.statement.KeyRing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the keys of statements from the configured files, and again when their content changes. Files that can't be read or used
 * prevent the start. Later, they leave the previous keys in force, are logged once and set {@code wireroom.statement.keys.ok} to 0.
 */
@Singleton
public final class StatementKeyFiles {
    private static final Logger LOG = Logger.getLogger(StatementKeyFiles.class);
    private static final String SETTING = "wireroom.statements.keys.";

    private final Map<String, Entry> entries = new TreeMap<>();
    private final @Nullable String activeSetting;
    private final @Nullable Path generated;
    private final Duration interval;
    private final boolean endpoint;
    private final CurrentKeys keys;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;

    private volatile boolean ok = true;
    private @Nullable FileWatcher watcher;

    private record Entry(Path file, @Nullable Instant notAfter) {}

    StatementKeyFiles(WireroomConfig config, CurrentKeys keys, MeterRegistry meters) {
        StatementsConfig settings = config.statements();
        settings.keys()
                .forEach((name, key) ->
                        entries.put(name, new Entry(key.file(), key.notAfter().orElse(null))));
        this.activeSetting = settings.active().orElse(null);
        this.generated =
                settings.generate() && entries.isEmpty() ? config.data().resolve("statement-key.pem") : null;
        this.interval = settings.poll();
        this.endpoint = config.roles().contains(Role.ENDPOINT);
        this.keys = keys;
        this.meters = meters;
        this.gauges = List.of(
                Gauge.builder("wireroom.statement.keys.ok", this, files -> files.ok ? 1 : 0)
                        .description("1 if the keys in force are those of the files, 0 if a file can't be read or used")
                        .strongReference(true)
                        .register(meters),
                Gauge.builder(
                                "wireroom.statement.keys",
                                keys,
                                force -> force.ring().size())
                        .description("Published keys of statements; 0 if nothing is signed")
                        .strongReference(true)
                        .register(meters));
    }

    void start(@Observes StartupEvent event) {
        if (!endpoint) {
            return;
        }
        if (generated != null) {
            generate(generated);
        }
        if (entries.isEmpty()) {
            if (activeSetting != null) {
                throw StartupFailure.because("wireroom.statements.active: no keys are configured");
            }
            return;
        }
        watcher = new FileWatcher(entries.values().stream().map(Entry::file).toList(), ISO_8859_1);
        try {
            watcher.changed().ifPresent(this::use);
        } catch (IllegalArgumentException e) {
            throw StartupFailure.because(String.valueOf(e.getMessage()));
        }
        watcher.start("statement-keys", interval, this::apply);
    }

    private void generate(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFile.write(file, Ed25519Key.generate().privatePem());
                LOG.infof("Statements are signed with a new key in %s", file);
            }
        } catch (IOException e) {
            throw StartupFailure.because(
                    "wireroom.statements.generate: the key can't be written to " + file + ": " + e);
        }
        entries.put("generated", new Entry(file, null));
    }

    private void apply(FileWatcher.Content content) {
        try {
            use(content);
        } catch (IllegalArgumentException e) {
            ok = false;
            LOG.errorf("The statement keys can't be loaded, the previous ones stay in use: %s", e.getMessage());
        }
    }

    /** @throws IllegalArgumentException with a sentence that names the setting that is wrong */
    private void use(FileWatcher.Content content) {
        KeyRing ring = ring(texts(content));
        keys.replace(ring);
        ok = true;
        ring.active().ifPresent(key -> LOG.infof("Statements are signed with the key %s", key.thumbprint()));
    }

    /** The text of each key's file. */
    private Map<String, String> texts(FileWatcher.Content content) {
        List<String> names = List.copyOf(entries.keySet());
        return switch (content) {
            case FileWatcher.Content.Texts(List<String> texts) -> {
                Map<String, String> all = new TreeMap<>();
                for (int i = 0; i < texts.size(); i++) {
                    all.put(names.get(i), texts.get(i));
                }
                yield all;
            }
            case FileWatcher.Content.Unreadable(Path file, String reason) -> {
                String name = names.stream()
                        .filter(each -> entry(each).file().equals(file))
                        .findFirst()
                        .orElseThrow();
                throw new IllegalArgumentException(SETTING + name + ".file: " + reason);
            }
        };
    }

    private KeyRing ring(Map<String, String> texts) {
        String signing = active();
        List<KeyRing.Published> others = new ArrayList<>();
        texts.forEach((name, text) -> {
            if (!name.equals(signing)) {
                others.add(new KeyRing.Published(parse(name, text), entry(name).notAfter()));
            }
        });
        Ed25519Key key = parse(signing, String.valueOf(texts.get(signing)));
        try {
            return KeyRing.of(key, others);
        } catch (IllegalArgumentException e) {
            throw invalid(signing, String.valueOf(e.getMessage()), e);
        }
    }

    private String active() {
        if (activeSetting == null && entries.size() > 1) {
            throw new IllegalArgumentException(
                    "wireroom.statements.active: there are several keys, so it has to name the one that signs");
        }
        String name = activeSetting == null ? entries.keySet().iterator().next() : activeSetting;
        if (!entries.containsKey(name)) {
            throw new IllegalArgumentException("wireroom.statements.active: there is no " + SETTING + name + ".file");
        }
        if (entry(name).notAfter() != null) {
            throw new IllegalArgumentException(SETTING + name + ".not-after: the key that signs can't have one");
        }
        return name;
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("unknown key " + name);
        }
        return entry;
    }

    private static Ed25519Key parse(String name, String text) {
        try {
            return Ed25519Key.ofPem(text);
        } catch (IllegalArgumentException e) {
            throw invalid(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException invalid(String name, String why, Exception cause) {
        return new IllegalArgumentException(SETTING + name + ".file: the file " + why, cause);
    }

    /** Removes the gauges, so that another instance in the same process can register its own. */
    @PreDestroy
    void stop() {
        if (watcher != null) {
            watcher.close();
        }
        gauges.forEach(meters::remove);
    }
}
