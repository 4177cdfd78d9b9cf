package io.wireroom.service.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.PartnerClient;
import io.wireroom.signature.Ed25519Key;
import io.wireroom.statement.CurrentKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys in force follow the files, and a broken file leaves them as they are. */
class StatementKeyFilesTest {
    private static final String KEYS = "wireroom.statements.keys.";

    private final CurrentKeys keys = new CurrentKeys();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable StatementKeyFiles files;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        if (files != null) {
            files.stop();
        }
    }

    private void start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("wireroom.data", folder.resolve("data").toString());
        all.put("wireroom.statements.poll", "20ms");
        WireroomConfig config = ConfigUtils.configBuilder()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(WireroomConfig.class);
        StatementKeyFiles made = new StatementKeyFiles(config, keys, meters);
        files = made;
        made.start(new StartupEvent());
    }

    private String write(String name, String text) {
        try {
            Path next = Files.writeString(folder.resolve("next"), text);
            return Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING)
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String active() {
        return keys.ring().active().map(Ed25519Key::x).orElse("none");
    }

    private double ok() {
        return meters.get("wireroom.statement.keys.ok").gauge().value();
    }

    private double count() {
        return meters.get("wireroom.statement.keys").gauge().value();
    }

    @Test
    void signsNothingWithoutAKey() {
        start(Map.of());

        assertThat(active()).isEqualTo("none");
        assertThat(count()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void generatesAKeyOnceAndKeepsIt() throws IOException {
        start(Map.of("wireroom.statements.generate", "true"));
        String first = active();
        assertThat(first).isNotEqualTo("none");
        Path file = folder.resolve("data/statement-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        stop();

        start(Map.of("wireroom.statements.generate", "true"));
        assertThat(active()).isEqualTo(first);
    }

    @Test
    void generatesNoneWhereOneIsConfigured() {
        Ed25519Key key = Ed25519Key.generate();
        start(Map.of("wireroom.statements.generate", "true", KEYS + "a.file", write("a.pem", key.privatePem())));

        assertThat(active()).isEqualTo(key.x());
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void publishesFormerKeysAndSignsWithTheActiveOne() {
        Ed25519Key old = Ed25519Key.generate();
        Ed25519Key now = Ed25519Key.generate();
        start(Map.of(
                "wireroom.statements.active",
                "2027",
                KEYS + "2027.file",
                write("2027.pem", now.privatePem()),
                KEYS + "2026.file",
                write("2026.pem", old.publicPem()),
                KEYS + "2026.not-after",
                "2027-01-15T00:00:00Z"));

        assertThat(active()).isEqualTo(now.x());
        assertThat(new String(keys.ring().toJson(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(old.thumbprint(), "\"not_after\":\"2027-01-15T00:00:00Z\"");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void reloadsAChangedFileAndIgnoresAnInvalidOne() throws IOException {
        Ed25519Key first = Ed25519Key.generate();
        Ed25519Key second = Ed25519Key.generate();
        String file = write("a.pem", first.privatePem());
        start(Map.of(KEYS + "a.file", file));
        assertThat(active()).isEqualTo(first.x());
        assertThat(ok()).isEqualTo(1);

        write("a.pem", second.privatePem().substring(0, 60));
        PartnerClient.await(() -> ok() == 0);
        assertThat(active()).isEqualTo(first.x());
        Files.delete(Path.of(file));
        write("a.pem", second.privatePem());
        PartnerClient.await(() -> active().equals(second.x()) && ok() == 1);
        write("a.pem", second.publicPem());
        PartnerClient.await(() -> ok() == 0);
        assertThat(active()).isEqualTo(second.x());
    }

    @Test
    void onlyEndpointsNeedTheFiles() {
        start(Map.of("wireroom.roles", "pipeline", KEYS + "a.file", "/none"));

        assertThat(active()).isEqualTo("none");
    }

    @Test
    void anInvalidFilePreventsTheStart() {
        String good = write("good.pem", Ed25519Key.generate().privatePem());
        String open = write("open.pem", Ed25519Key.generate().publicPem());
        refused(Map.of(KEYS + "a.file", folder.resolve("none").toString()), KEYS + "a.file: there is no such file");
        refused(Map.of(KEYS + "a.file", write("bad.pem", "none")), KEYS + "a.file: the file has no PEM block");
        refused(Map.of(KEYS + "a.file", open), KEYS + "a.file: the file has only a public key");
        refused(Map.of(KEYS + "a.file", good, KEYS + "b.file", open), "wireroom.statements.active: there are several");
        refused(
                Map.of(KEYS + "a.file", good, "wireroom.statements.active", "b"),
                "wireroom.statements.active: there is no " + KEYS + "b.file");
        refused(Map.of("wireroom.statements.active", "a"), "wireroom.statements.active: no keys");
        refused(
                Map.of(KEYS + "a.file", good, KEYS + "a.not-after", "2027-01-15T00:00:00Z"),
                KEYS + "a.not-after: the key that signs");
        refused(
                Map.of(
                        KEYS + "a.file",
                        good,
                        KEYS + "b.file",
                        write("same.pem", Ed25519Key.ofPem(read(good)).publicPem()),
                        "wireroom.statements.active",
                        "a"),
                KEYS + "a.file: the file is the same key as another one");
    }

    private void refused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("BEGIN");
        stop();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
