package io.wireroom.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import io.wireroom.partner.KeyHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLogsIT {
    private static final String SECRET = "swordfish";
    private static final String KEY = "key-of-" + SECRET;

    @TempDir
    private Path folder;

    @Test
    void linesAreJsonWithoutContentKeysAndErrors() throws Exception {
        Path partners = Files.writeString(
                folder.resolve("partners.yaml"),
                "partners: [{name: daily, publish: true, keys: [{sha256: %s}]}]"
                        .formatted(KeyHash.of(KEY).hex()));
        try (PackagedWireroom service = new PackagedWireroom(folder)
                .with("wireroom.logs", "json")
                .with("wireroom.partners.file", partners.toString())
                .start()) {
            service.await("/q/health/live", 200);
            submit(service);
            service.awaitReady();
            submit(service);
            service.get("/v1/articles?q=" + SECRET + "&made-up=" + SECRET, "Authorization", "Bearer " + KEY);
            service.get("/v1/articles/" + SECRET, "Authorization", "Bearer not-" + KEY);
            service.terminate();
            service.awaitEnd(Duration.ofSeconds(60));

            List<String> lines = service.logged().lines().toList();
            assertThat(lines).hasSizeGreaterThan(4).allSatisfy(line -> {
                JsonNode said = new ObjectMapper().readTree(line);
                assertThat(said.path("timestamp").textValue()).isNotNull();
                assertThat(said.path("message").textValue()).isNotNull();
                assertThat(said.path("level").textValue()).isIn("INFO", "WARN");
            });
            assertThat(service.logged()).doesNotContain(SECRET);
        }
    }

    /** Good and bad documents, from the first moment on. */
    private static void submit(PackagedWireroom service) throws Exception {
        for (int id = 1; id <= 20; id++) {
            String good =
                    "+++\ntitle = \"%1$s\"\nsource = \"%1$s\"\narticle_id = %2$d\n+++\n%1$s".formatted(SECRET, id);
            for (String document : List.of(good, good.replace("title", SECRET), "+++\n" + SECRET, SECRET)) {
                service.post("/v1/articles", document, "Authorization", "Bearer " + KEY);
            }
        }
    }
}
